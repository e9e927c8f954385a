package org.deltarad.cohort.learn.svm;

/**
 * A survival support vector machine by ranking.
 *
 * @param kernel and its parameters
 * @param alpha  weight of the loss against the norm (alpha of scikit-survival's FastSurvivalSVM with rank_ratio 1)
 */
public record SurvivalSvmOptions(Kernel kernel, double alpha) {
    public SurvivalSvmOptions {
        if (!(alpha > 0 && Double.isFinite(alpha))) {
            throw new IllegalArgumentException("survival support vector machine: alpha = " + alpha);
        }
    }
}
