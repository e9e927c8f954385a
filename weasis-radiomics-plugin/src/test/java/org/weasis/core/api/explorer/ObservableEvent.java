package org.weasis.core.api.explorer;

import java.beans.PropertyChangeEvent;

/** Stand-in. */
public class ObservableEvent extends PropertyChangeEvent {
    /** What happened. */
    public enum BasicAction {
        ADD,
        REMOVE
    }

    private final BasicAction action;

    public ObservableEvent(BasicAction action, Object source, Object oldValue, Object newValue) {
        super(source, null, oldValue, newValue);
        this.action = action;
    }

    public BasicAction getActionCommand() {
        return action;
    }
}
