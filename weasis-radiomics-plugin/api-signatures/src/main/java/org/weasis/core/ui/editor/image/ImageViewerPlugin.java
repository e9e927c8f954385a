package org.weasis.core.ui.editor.image;

import org.weasis.core.api.media.data.ImageElement;

/** Signature only: a window of views. */
public abstract class ImageViewerPlugin<E extends ImageElement> extends ViewerPlugin<E> {
    public ViewCanvas<E> getSelectedViewCanvas() {
        throw new UnsupportedOperationException();
    }

    public ImageViewerEventManager<E> getEventManager() {
        throw new UnsupportedOperationException();
    }
}
