package org.deltarad.node.cli;

/** A command that could not do its work; the message is the one line that the user sees. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
