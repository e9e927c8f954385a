package org.deltarad.cohort.data;

/**
 * Rows that a method cannot work on: no events, a constant column, complete separation. Unchecked, since methods are
 * handed on as functions; whoever runs a study catches it and says which step and which rows it was.
 */
public class FitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FitException(String message) {
        super(message);
    }
}
