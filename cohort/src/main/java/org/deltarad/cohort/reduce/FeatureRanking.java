package org.deltarad.cohort.reduce;

/** How much each feature contributes to a model of an outcome that it holds, such as absolute coefficients. */
@FunctionalInterface
public interface FeatureRanking {
    /**
     * The importance of each feature.
     *
     * @param x a row per patient, a column per feature that is left
     * @return one number per column; the larger, the more important
     */
    double[] importance(double[][] x);
}
