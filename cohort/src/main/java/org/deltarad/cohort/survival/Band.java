package org.deltarad.cohort.survival;

import org.deltarad.cohort.numeric.Normal;

/** Scale of a pointwise confidence interval of a survival probability: {@code conf.type} of R's survfit. */
public enum Band {
    /** S +- z se, cut to 0..1. */
    PLAIN {
        @Override
        double[] interval(double s, double logSe, double z) {
            return new double[] {Math.max(0, s - z * logSe * s), Math.min(1, s + z * logSe * s)};
        }
    },
    /** On log S, cut at 1: survfit's default. */
    LOG {
        @Override
        double[] interval(double s, double logSe, double z) {
            return new double[] {s * Math.exp(-z * logSe), Math.min(1, s * Math.exp(z * logSe))};
        }
    },
    /** On log(-log S). */
    LOG_LOG {
        @Override
        double[] interval(double s, double logSe, double z) {
            double shift = Math.exp(z * logSe / Math.log(s));
            return new double[] {Math.pow(s, 1 / shift), Math.pow(s, shift)};
        }
    };

    abstract double[] interval(double s, double logSe, double z);

    /** Lower and upper end; both 1 where S is 1, both NaN where it is 0. */
    final double[] of(double s, double logSe, double level) {
        if (s == 0) {
            return new double[] {Double.NaN, Double.NaN};
        }
        return s == 1 ? new double[] {1, 1} : interval(s, logSe, Normal.halfWidth(level));
    }
}
