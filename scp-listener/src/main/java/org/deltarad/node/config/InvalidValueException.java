package org.deltarad.node.config;

/** A value that its record does not take; {@link ConfigReader} adds file, line and the record's own key. */
final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final String key;

    InvalidValueException(String key, String problem) {
        super(problem);
        this.key = key;
    }

    /** Key within the record. */
    String key() {
        return key;
    }
}
