package org.deltarad.feature.ibsi.texture;

import java.util.Arrays;

/** Mean of features over matrices. */
final class Mean {
    private final double[] sums;
    private int matrices;

    Mean(int features) {
        this.sums = new double[features];
    }

    void add(double[] features) {
        for (int n = 0; n < sums.length; n++) {
            sums[n] += features[n];
        }
        matrices++;
    }

    /** NaN when nothing was added. */
    double[] values() {
        return Arrays.stream(sums).map(sum -> sum / matrices).toArray();
    }
}
