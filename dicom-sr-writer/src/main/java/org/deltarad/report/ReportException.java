package org.deltarad.report;

import org.deltarad.dicom.DicomException;

/** A report or segmentation that cannot be written or read; the base of this module's exceptions. */
public class ReportException extends DicomException {
    private static final long serialVersionUID = 1;

    public ReportException(String message) {
        super(message);
    }

    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
