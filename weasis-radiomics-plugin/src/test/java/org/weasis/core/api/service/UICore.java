package org.weasis.core.api.service;

import java.util.ArrayList;
import java.util.List;
import org.weasis.core.api.explorer.DataExplorerView;
import org.weasis.core.ui.editor.image.ViewerPlugin;

/** Stand-in: what a test opened. */
public final class UICore {
    private final List<DataExplorerView> explorers = new ArrayList<>();
    private final List<ViewerPlugin<?>> viewers = new ArrayList<>();

    public List<DataExplorerView> getExplorerPlugins() {
        return explorers;
    }

    public List<ViewerPlugin<?>> getViewerPlugins() {
        return viewers;
    }
}
