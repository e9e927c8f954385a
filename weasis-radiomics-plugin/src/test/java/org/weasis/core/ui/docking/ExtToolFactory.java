package org.weasis.core.ui.docking;

import java.util.Hashtable;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.InsertableFactory;
import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.ui.editor.image.ImageViewerEventManager;

/** Stand-in: makes one tool and keeps it until it is disposed. */
public abstract class ExtToolFactory<E extends ImageElement> implements InsertableFactory {
    protected Insertable toolPane;

    protected ExtToolFactory(String name) {}

    protected abstract ImageViewerEventManager<E> getImageViewerEventManager();

    protected abstract boolean isCompatible(Hashtable<String, Object> properties);

    protected abstract Insertable getInstance(Hashtable<String, Object> properties);

    @Override
    public Insertable createInstance(Hashtable<String, Object> properties) {
        if (isCompatible(properties) && toolPane == null) {
            toolPane = getInstance(properties);
        }
        return toolPane;
    }

    @Override
    public void dispose(Insertable tool) {
        toolPane = null;
    }

    @Override
    public Insertable.Type getType() {
        return Insertable.Type.TOOL_EXT;
    }
}
