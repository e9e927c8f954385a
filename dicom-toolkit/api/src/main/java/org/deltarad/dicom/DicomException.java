package org.deltarad.dicom;

/** Anything wrong with DICOM data or with a DICOM peer; the message says what, where and what to do. */
public class DicomException extends Exception {
    private static final long serialVersionUID = 1;

    public DicomException(String message) {
        super(message);
    }

    public DicomException(String message, Throwable cause) {
        super(message, cause);
    }
}
