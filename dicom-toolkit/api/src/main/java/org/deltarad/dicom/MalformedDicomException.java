package org.deltarad.dicom;

/** Bytes that are not DICOM, or break off, or claim what they do not hold. */
public class MalformedDicomException extends DicomException {
    private static final long serialVersionUID = 1;

    public MalformedDicomException(String message) {
        super(message);
    }

    public MalformedDicomException(String message, Throwable cause) {
        super(message, cause);
    }
}
