package org.deltarad.cohort.learn;

import org.deltarad.cohort.CohortException;

/** A file that holds no trained model of ours. */
public final class ModelFileException extends CohortException {
    private static final long serialVersionUID = 1;

    public ModelFileException(String message) {
        super(message);
    }
}
