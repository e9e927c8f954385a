package org.weasis.core.api.explorer.model;

import java.beans.PropertyChangeListener;

/** Signature only. */
public interface DataExplorerModel {
    void addPropertyChangeListener(PropertyChangeListener listener);

    void removePropertyChangeListener(PropertyChangeListener listener);
}
