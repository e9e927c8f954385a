package org.weasis.core.api.service;

import java.util.List;
import org.weasis.core.api.explorer.DataExplorerView;
import org.weasis.core.ui.editor.image.ViewerPlugin;

/** Signature only: what is open. */
public final class UICore {
    private UICore() {}

    public List<DataExplorerView> getExplorerPlugins() {
        throw new UnsupportedOperationException();
    }

    public List<ViewerPlugin<?>> getViewerPlugins() {
        throw new UnsupportedOperationException();
    }
}
