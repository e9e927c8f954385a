package org.deltarad.cohort;

/** A cohort that cannot be worked on; the children say how, the message which patient is concerned. */
public abstract class CohortException extends Exception {
    private static final long serialVersionUID = 1;

    protected CohortException(String message) {
        super(message);
    }
}
