package org.weasis.core.api.gui;

import java.util.Hashtable;

/** Signature only: makes parts of the user interface, an OSGi service. */
public interface InsertableFactory {
    Insertable createInstance(Hashtable<String, Object> properties);

    void dispose(Insertable component);

    boolean isComponentCreatedByThisFactory(Insertable component);

    Insertable.Type getType();
}
