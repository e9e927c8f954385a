package org.deltarad.report.sr;

import org.deltarad.report.ReportException;

/** A data set that is not an SR of ours, or lacks what our templates have. */
public class SrFormatException extends ReportException {
    private static final long serialVersionUID = 1;

    public SrFormatException(String message) {
        super(message);
    }
}
