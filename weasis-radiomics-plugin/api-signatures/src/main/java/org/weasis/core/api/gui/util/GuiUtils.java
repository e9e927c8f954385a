package org.weasis.core.api.gui.util;

import org.weasis.core.api.service.UICore;

/** Signature only. */
public class GuiUtils {
    protected GuiUtils() {}

    public static UICore getUICore() {
        throw new UnsupportedOperationException();
    }
}
