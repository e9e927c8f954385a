package org.deltarad.fhir;

/** Anything wrong on the way to or from FHIR; the message says what, where and what to do. */
public class FhirException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message what, where, and what to do */
    public FhirException(String message) {
        super(message);
    }

    public FhirException(String message, Throwable cause) {
        super(message, cause);
    }
}
