package org.deltarad.node;

/** Anything the node cannot do; the message says what, where and what to do about it. */
public class NodeException extends Exception {
    private static final long serialVersionUID = 1;

    public NodeException(String message) {
        super(message);
    }

    public NodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
