package org.deltarad.harmonisation;

/** A feature value that cannot be harmonised; the children say why, the message names what is concerned. */
public abstract class HarmonisationException extends Exception {
    private static final long serialVersionUID = 1;

    HarmonisationException(String message) {
        super(message);
    }

    /** A predictor is absent from the acquisition, or its value is not finite. */
    public static final class MissingPredictor extends HarmonisationException {
        private static final long serialVersionUID = 1;

        MissingPredictor(String predictor) {
            super("predictor " + predictor + " is missing from the acquisition");
        }

        MissingPredictor(String predictor, double value) {
            super("predictor " + predictor + " is " + value + " in the acquisition");
        }
    }

    /** A categorical predictor has a level that the cohort never saw. */
    public static final class UnknownLevel extends HarmonisationException {
        private static final long serialVersionUID = 1;

        UnknownLevel(String predictor, String level, Iterable<String> known) {
            super(predictor + " '" + level + "' is unknown to the calibration cohort, which has '"
                    + String.join("', '", known) + "'");
        }
    }

    /** The harmonisation has no model of the feature. */
    public static final class NoModel extends HarmonisationException {
        private static final long serialVersionUID = 1;

        NoModel(String feature) {
            super("the calibration has no model of feature " + feature);
        }
    }

    /** The feature value is NaN or infinite. */
    public static final class NonFiniteValue extends HarmonisationException {
        private static final long serialVersionUID = 1;

        NonFiniteValue(String feature, double value) {
            super("feature " + feature + " is " + value);
        }
    }
}
