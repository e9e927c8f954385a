package org.deltarad.node.config;

import org.deltarad.node.NodeException;

/** A configuration that cannot be used; the message is {@code file:line: key: what is wrong}. */
public class ConfigException extends NodeException {
    private static final long serialVersionUID = 1;

    public ConfigException(String message) {
        super(message);
    }

    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
