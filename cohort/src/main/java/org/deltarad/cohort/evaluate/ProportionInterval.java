package org.deltarad.cohort.evaluate;

import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.numeric.Normal;
import org.hipparchus.distribution.continuous.BetaDistribution;

/** Confidence interval of a proportion, as R's Hmisc::binconf. */
public enum ProportionInterval {
    /** Wilson 1927: the score interval. */
    WILSON {
        @Override
        Estimate interval(int hits, int all, double level) {
            double z = Normal.halfWidth(level);
            double p = (double) hits / all;
            double middle = (p + z * z / (2 * all)) / (1 + z * z / all);
            double half = z * Math.sqrt((p * (1 - p) + z * z / (4.0 * all)) / all) / (1 + z * z / all);
            return Estimate.interval(p, Math.max(0, middle - half), Math.min(1, middle + half));
        }
    },
    /** Clopper and Pearson 1934. */
    EXACT {
        @Override
        Estimate interval(int hits, int all, double level) {
            double tail = (1 - level) / 2;
            double low = hits == 0 ? 0 : new BetaDistribution(hits, all - hits + 1).inverseCumulativeProbability(tail);
            double high =
                    hits == all ? 1 : new BetaDistribution(hits + 1, all - hits).inverseCumulativeProbability(1 - tail);
            return Estimate.interval((double) hits / all, low, high);
        }
    };

    abstract Estimate interval(int hits, int all, double level);

    /** NaN throughout when there is nobody. */
    public Estimate of(int hits, int all, double level) {
        return all == 0 ? Estimate.interval(Double.NaN, Double.NaN, Double.NaN) : interval(hits, all, level);
    }
}
