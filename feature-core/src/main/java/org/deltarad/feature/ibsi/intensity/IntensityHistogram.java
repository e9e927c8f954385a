package org.deltarad.feature.ibsi.intensity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deltarad.feature.ibsi.process.GreyLevels;

/** Features of the histogram of grey levels (IBSI 3.4, ZVCW). */
public final class IntensityHistogram {
    private IntensityHistogram() {}

    /**
     * Values by tag, such as {@code ih_mode}. Undefined cases as in {@link Statistics}; a histogram of one bin has
     * gradients of 0.
     */
    public static Map<String, Double> of(GreyLevels levels) {
        Distribution values = new Distribution(inside(levels));
        int[] counts = levels.histogram();
        Map<String, Double> features = new LinkedHashMap<>();
        features.put("ih_mean", values.mean());
        features.put("ih_var", values.variance());
        features.put("ih_skew", values.skewness());
        features.put("ih_kurt", values.kurtosis());
        features.put("ih_median", values.median());
        features.put("ih_min", values.minimum());
        features.put("ih_p10", values.percentile(10));
        features.put("ih_p90", values.percentile(90));
        features.put("ih_max", values.maximum());
        features.put("ih_mode", (double) mode(counts, values.mean()));
        features.put("ih_iqr", values.interquartileRange());
        features.put("ih_range", values.range());
        features.put("ih_mad", values.meanDeviation(values.mean()));
        features.put("ih_rmad", values.robustMeanDeviation());
        features.put("ih_medad", values.meanDeviation(values.median()));
        features.put("ih_cov", values.coefficientOfVariation());
        features.put("ih_qcod", values.quartileDispersion());
        features.put("ih_entropy", entropy(counts, levels.voxels()));
        features.put("ih_uniformity", uniformity(counts, levels.voxels()));
        addGradients(features, counts);
        return features;
    }

    private static double[] inside(GreyLevels levels) {
        double[] values = new double[levels.voxels()];
        int n = 0;
        for (int level : levels.levels()) {
            if (level > 0) {
                values[n++] = level;
            }
        }
        return values;
    }

    /** The most frequent level; of several, the one nearest to the mean, and the lower of two as near. */
    private static int mode(int[] counts, double mean) {
        int mode = 1;
        for (int level = 2; level < counts.length; level++) {
            boolean nearer = Math.abs(level - mean) < Math.abs(mode - mean);
            if (counts[level] > counts[mode] || (counts[level] == counts[mode] && nearer)) {
                mode = level;
            }
        }
        return mode;
    }

    private static double entropy(int[] counts, int voxels) {
        double sum = 0;
        for (int count : counts) {
            if (count > 0) {
                double p = (double) count / voxels;
                sum -= p * Math.log(p) / Math.log(2);
            }
        }
        return sum;
    }

    private static double uniformity(int[] counts, int voxels) {
        double sum = 0;
        for (int count : counts) {
            sum += (double) count * count;
        }
        return sum / ((double) voxels * voxels);
    }

    private static void addGradients(Map<String, Double> features, int[] counts) {
        int last = counts.length - 1;
        int steepest = 1;
        int lowest = 1;
        double[] gradient = new double[counts.length];
        for (int level = 1; level <= last; level++) {
            int below = Math.max(1, level - 1);
            int above = Math.min(last, level + 1);
            gradient[level] = above == below ? 0 : (double) (counts[above] - counts[below]) / (above - below);
            steepest = gradient[level] > gradient[steepest] ? level : steepest;
            lowest = gradient[level] < gradient[lowest] ? level : lowest;
        }
        features.put("ih_max_grad", gradient[steepest]);
        features.put("ih_max_grad_g", (double) steepest);
        features.put("ih_min_grad", gradient[lowest]);
        features.put("ih_min_grad_g", (double) lowest);
    }
}
