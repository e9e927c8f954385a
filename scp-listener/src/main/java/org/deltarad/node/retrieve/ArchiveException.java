package org.deltarad.node.retrieve;

import org.deltarad.node.NodeException;

/** An archive that cannot be reached, or does not do what it was asked; it may go better next time. */
public class ArchiveException extends NodeException {
    private static final long serialVersionUID = 1;

    public ArchiveException(String message) {
        super(message);
    }

    public ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
