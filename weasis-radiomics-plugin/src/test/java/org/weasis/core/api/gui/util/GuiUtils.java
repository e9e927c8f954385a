package org.weasis.core.api.gui.util;

import org.weasis.core.api.service.UICore;

/** Stand-in. */
public class GuiUtils {
    private static final UICore CORE = new UICore();

    protected GuiUtils() {}

    public static UICore getUICore() {
        return CORE;
    }
}
