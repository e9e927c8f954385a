package org.deltarad.node.work;

import org.deltarad.node.NodeException;

/** A step that can never be done with what is here; the message is the reason in the list of jobs. */
public class StepFailedException extends NodeException {
    private static final long serialVersionUID = 1;

    public StepFailedException(String message) {
        super(message);
    }

    public StepFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
