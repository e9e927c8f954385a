package org.deltarad.cohort.numeric;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/** Tail probabilities of distributions other than {@link Normal}, computed as such, not as one minus the rest, so that the smallest keep their digits. */
public final class Tails {
    private Tails() {}

    /** P(X > x) of the chi-square distribution; 1 for x of 0 and below. */
    public static double chiSquare(double x, double degreesOfFreedom) {
        return x <= 0 ? 1 : Gamma.regularizedGammaQ(degreesOfFreedom / 2, x / 2);
    }

    /** P(|T| > |t|) of Student's t. */
    public static double tTwoSided(double t, double degreesOfFreedom) {
        if (Double.isInfinite(t)) {
            return 0;
        }
        return Beta.regularizedBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
    }

    /** t with P(T > t) = p of Student's t, p in (0, 1). */
    public static double tQuantile(double p, double degreesOfFreedom) {
        return -new TDistribution(degreesOfFreedom).inverseCumulativeProbability(p);
    }

    /** P(X > x) of the F distribution; 1 for x of 0 and below. */
    public static double f(double x, double numerator, double denominator) {
        if (x <= 0) {
            return 1;
        }
        return Double.isInfinite(x)
                ? 0
                : Beta.regularizedBeta(denominator / (denominator + numerator * x), denominator / 2, numerator / 2);
    }
}
