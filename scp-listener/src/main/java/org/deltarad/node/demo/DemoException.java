package org.deltarad.node.demo;

/** The demo did not come to its end; the message says why. */
public final class DemoException extends Exception {
    private static final long serialVersionUID = 1;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
