package org.deltarad.cohort.survival;

import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Order;

/** The function of time against which proportional hazards are tested: {@code transform} of R's cox.zph. */
public enum TimeTransform {
    /** 1 - S(t-) by Kaplan-Meier: cox.zph's default. */
    KAPLAN_MEIER {
        @Override
        double[] of(SurvivalTimes y) {
            KaplanMeier km = KaplanMeier.of(y);
            double[] g = y.times();
            for (int n = 0; n < g.length; n++) {
                g[n] = 1 - km.before(g[n]);
            }
            return g;
        }
    },
    /** Mean ranks of all times. */
    RANK {
        @Override
        double[] of(SurvivalTimes y) {
            return Order.midranks(y.times());
        }
    },
    IDENTITY {
        @Override
        double[] of(SurvivalTimes y) {
            return y.times();
        }
    },
    /** Times must be above 0. */
    LOG {
        @Override
        double[] of(SurvivalTimes y) {
            double[] g = y.times();
            for (int n = 0; n < g.length; n++) {
                g[n] = Math.log(g[n]);
            }
            return g;
        }
    };

    abstract double[] of(SurvivalTimes y);
}
