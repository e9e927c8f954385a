package org.deltarad.cohort.calibrate;

import org.deltarad.cohort.CohortException;

/** A cohort that cannot be calibrated on; the children say how. */
public abstract class CalibrationException extends CohortException {
    private static final long serialVersionUID = 1;

    CalibrationException(String message) {
        super(message);
    }

    /** A patient is there twice. */
    public static final class DuplicatePatient extends CalibrationException {
        private static final long serialVersionUID = 1;

        DuplicatePatient(String id) {
            super("patient " + id + " is there twice");
        }
    }

    /** A patient's acquisition lacks a predictor, or has one that is not finite. */
    public static final class MissingPredictor extends CalibrationException {
        private static final long serialVersionUID = 1;

        MissingPredictor(String observation, String predictor) {
            super(
                    observation + ": predictor " + predictor
                            + " is missing or not finite. Complete it, leave the patient out, or calibrate without the predictor.");
        }
    }

    /** Not more observations than independent predictors, so that no residuals remain. */
    public static final class TooFewObservations extends CalibrationException {
        private static final long serialVersionUID = 1;

        TooFewObservations(int observations, int rank) {
            super(observations + " observations (two for each patient) leave no residuals after the intercept and "
                    + Math.max(0, rank - 1) + " independent predictors");
        }
    }
}
