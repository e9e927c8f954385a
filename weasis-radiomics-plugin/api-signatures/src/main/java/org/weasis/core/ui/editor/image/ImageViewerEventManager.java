package org.weasis.core.ui.editor.image;

import java.util.Optional;
import org.weasis.core.api.gui.util.Feature;
import org.weasis.core.api.media.data.ImageElement;

/** Signature only: the actions of a viewer. */
public abstract class ImageViewerEventManager<E extends ImageElement> {
    public <T> Optional<T> getAction(Feature<T> feature) {
        throw new UnsupportedOperationException();
    }
}
