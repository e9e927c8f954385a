package org.deltarad.cohort.evaluate;

/** How a linear predictor (sum of coefficients times values) becomes a probability of the event. */
public sealed interface NomogramOutcome {
    /** Title of the scale. */
    String name();

    double probability(double linear);

    /** The linear predictor of a probability above 0 and below 1. */
    double linear(double probability);

    /** Of a logistic model. */
    record Logistic(String name, double intercept) implements NomogramOutcome {
        @Override
        public double probability(double linear) {
            return 1 / (1 + Math.exp(-intercept - linear));
        }

        @Override
        public double linear(double probability) {
            return Math.log(probability / (1 - probability)) - intercept;
        }
    }

    /**
     * Of a Cox model, up to a time.
     *
     * @param hazard cumulative baseline hazard at the time, above 0
     * @param centre linear predictor of the patient whom the baseline is of
     */
    record Survival(String name, double hazard, double centre) implements NomogramOutcome {
        @Override
        public double probability(double linear) {
            return -Math.expm1(-hazard * Math.exp(linear - centre));
        }

        @Override
        public double linear(double probability) {
            return Math.log(-Math.log1p(-probability) / hazard) + centre;
        }
    }
}
