package org.deltarad.report.seg;

import org.deltarad.report.ReportException;

/** A mask and source images that are not on one grid, or not of one series. */
public class GridMismatchException extends ReportException {
    private static final long serialVersionUID = 1;

    public GridMismatchException(String message) {
        super(message);
    }
}
