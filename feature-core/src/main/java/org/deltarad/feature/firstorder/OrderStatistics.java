package org.deltarad.feature.firstorder;

import java.util.Arrays;

/** Percentiles of values by partial sorting: only as much order as the percentiles asked for need. */
final class OrderStatistics {
    private static final int SHORT = 24;

    private final double[] values;

    /** @param values none of them NaN; reordered */
    OrderStatistics(double[] values) {
        this.values = values;
    }

    /** Percentiles of rising fractions, by linear interpolation rounded as {@code numpy.percentile} does. */
    double[] percentiles(double... fractions) {
        double[] percentiles = new double[fractions.length];
        int from = 0;
        for (int f = 0; f < fractions.length; f++) {
            double position = fractions[f] * (values.length - 1);
            int lower = (int) Math.floor(position);
            select(lower, from);
            double below = values[lower];
            double above = lower + 1 < values.length ? minimum(lower + 1) : below;
            double t = position - lower;
            percentiles[f] = t < 0.5 ? below + (above - below) * t : above - (above - below) * (1 - t);
            from = lower;
        }
        return percentiles;
    }

    private double minimum(int from) {
        double minimum = values[from];
        for (int n = from + 1; n < values.length; n++) {
            minimum = Math.min(minimum, values[n]);
        }
        return minimum;
    }

    /** Puts into place {@code k} what sorting would, smaller values before it; those before {@code from} are in place. */
    private void select(int k, int from) {
        int low = from;
        int high = values.length - 1;
        while (high - low > SHORT) {
            double pivot = medianOfThree(values[low], values[(low + high) >>> 1], values[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                return;
            }
        }
        Arrays.sort(values, low, high + 1);
    }

    private static double medianOfThree(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
