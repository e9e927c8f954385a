package org.deltarad.fhir;

/** Text that should be a FHIR R4 Bundle in JSON is not. */
public final class MalformedBundleException extends FhirException {
    private static final long serialVersionUID = 1;

    public MalformedBundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
