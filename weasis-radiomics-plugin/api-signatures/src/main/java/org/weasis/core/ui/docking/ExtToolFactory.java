package org.weasis.core.ui.docking;

import java.util.Hashtable;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.InsertableFactory;
import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.ui.editor.image.ImageViewerEventManager;

/** Signature only: the factory of a tool that follows the selected series. */
public abstract class ExtToolFactory<E extends ImageElement> implements InsertableFactory {
    protected Insertable toolPane;

    protected ExtToolFactory(String name) {}

    protected abstract ImageViewerEventManager<E> getImageViewerEventManager();

    protected abstract boolean isCompatible(Hashtable<String, Object> properties);

    protected abstract Insertable getInstance(Hashtable<String, Object> properties);

    public void hideTool() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Insertable createInstance(Hashtable<String, Object> properties) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void dispose(Insertable tool) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Insertable.Type getType() {
        throw new UnsupportedOperationException();
    }
}
