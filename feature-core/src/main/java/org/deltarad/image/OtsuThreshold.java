package org.deltarad.image;

/** The threshold between two classes of greatest variance between them (N. Otsu, IEEE Trans. SMC 9:62, 1979). */
public final class OtsuThreshold {
    /** ITK widens the histogram by this part of a bin, so that the greatest value is within the last. */
    private static final int MARGIN = 100;

    private OtsuThreshold() {}

    /**
     * The upper edge of the last bin of the lower class, as ITK's {@code OtsuThresholdImageFilter}; edges are of single
     * precision as its are. Values that are not finite do not count.
     *
     * @return the threshold, or negative infinity when there are no two different values
     */
    public static double of(double[] values, int bins) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            if (Double.isFinite(v)) {
                lowest = Math.min(lowest, v);
                highest = Math.max(highest, v);
            }
        }
        if (!(lowest < highest)) {
            return Double.NEGATIVE_INFINITY;
        }
        double end = highest + (highest - lowest) / bins / MARGIN;
        float width = ((float) end - (float) lowest) / bins;
        double[] edges = new double[bins + 1];
        for (int b = 0; b < bins; b++) {
            edges[b] = lowest + b * width;
        }
        edges[bins] = end;
        return edges[lastOfLowerClass(counts(values, edges), edges) + 1];
    }

    private static long[] counts(double[] values, double[] edges) {
        int bins = edges.length - 1;
        double perValue = bins / (edges[bins] - edges[0]);
        long[] counts = new long[bins];
        for (double v : values) {
            if (Double.isFinite(v)) {
                int b = Math.min(bins - 1, (int) ((v - edges[0]) * perValue));
                while (v < edges[b]) {
                    b--;
                }
                while (b < bins - 1 && v >= edges[b + 1]) {
                    b++;
                }
                counts[b]++;
            }
        }
        return counts;
    }

    /** The bin after which to part, so that the frequencies times the squared means of both classes are greatest. */
    private static int lastOfLowerClass(long[] counts, double[] edges) {
        double total = 0;
        double weighted = 0;
        for (int b = 0; b < counts.length; b++) {
            total += counts[b];
            weighted += counts[b] * centre(edges, b);
        }
        int best = 0;
        double greatest = 0;
        double below = 0;
        double weightedBelow = 0;
        for (int b = 0; b < counts.length - 1; b++) {
            below += counts[b];
            weightedBelow += counts[b] * centre(edges, b);
            double above = total - below;
            double between = weightedBelow * weightedBelow / below
                    + (weighted - weightedBelow) * (weighted - weightedBelow) / above;
            if (between > greatest + Math.ulp(greatest)) {
                greatest = between;
                best = b;
            }
        }
        return best;
    }

    private static double centre(double[] edges, int bin) {
        return (edges[bin] + edges[bin + 1]) / 2;
    }
}
