package org.deltarad.dicom.pixels.codestream;

/** A frame's bytes that cannot be decoded; the message says what is the matter with them. */
public class CodestreamException extends Exception {
    private static final long serialVersionUID = 1;

    public CodestreamException(String message) {
        super(message);
    }

    public CodestreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
