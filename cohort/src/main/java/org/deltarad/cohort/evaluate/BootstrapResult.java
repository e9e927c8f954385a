package org.deltarad.cohort.evaluate;

import java.util.Arrays;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.numeric.Normal;

/**
 * Statistics of resamples. Arrays are not to be changed.
 *
 * @param estimate  of the rows themselves
 * @param replicate [statistic][resample]
 * @param without   [statistic][row], the statistic without each row; empty when there was no jackknife
 * @param failed    resamples that could not be computed
 */
public record BootstrapResult(double[] estimate, double[][] replicate, double[][] without, int failed) {

    /** The percentile interval of the k-th statistic, as boot::boot.ci. */
    public Estimate percentile(int k, double level) {
        double tail = (1 - level) / 2;
        double[] sorted = sorted(k);
        return new Estimate(estimate[k], deviation(k), quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    /** The bias-corrected and accelerated interval (Efron 1987) of the k-th statistic, as boot::boot.ci. */
    public Estimate bca(int k, double level) {
        if (without[k].length == 0) {
            throw new IllegalStateException("BCa intervals need the jackknife");
        }
        double tail = (1 - level) / 2;
        double[] sorted = sorted(k);
        double below = Arrays.stream(sorted).filter(t -> t < estimate[k]).count();
        double bias = Normal.quantile(below / sorted.length);
        double acceleration = acceleration(without[k]);
        return new Estimate(
                estimate[k],
                deviation(k),
                quantile(sorted, adjusted(tail, bias, acceleration)),
                quantile(sorted, adjusted(1 - tail, bias, acceleration)));
    }

    private static double adjusted(double p, double bias, double acceleration) {
        double z = bias + Normal.quantile(p);
        return Normal.cdf(bias + z / (1 - acceleration * z));
    }

    private static double acceleration(double[] without) {
        double mean = Arrays.stream(without).sum() / without.length;
        double squares = 0;
        double cubes = 0;
        for (double w : without) {
            double d = mean - w;
            squares += d * d;
            cubes += d * d * d;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private double[] sorted(int k) {
        double[] sorted = replicate[k].clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Between order statistics on the scale of normal quantiles, as boot's norm.inter. */
    private static double quantile(double[] sorted, double p) {
        int count = sorted.length;
        double rank = (count + 1) * p;
        int low = (int) Math.floor(rank + 1e-10);
        if (low < 1) {
            return sorted[0];
        }
        if (low >= count) {
            return sorted[count - 1];
        }
        double left = Normal.quantile(low / (count + 1.0));
        double right = Normal.quantile((low + 1) / (count + 1.0));
        double fraction = Math.abs(rank - low) < 1e-10 ? 0 : (Normal.quantile(p) - left) / (right - left);
        return sorted[low - 1] + fraction * (sorted[low] - sorted[low - 1]);
    }

    private double deviation(int k) {
        double[] t = replicate[k];
        double mean = Arrays.stream(t).sum() / t.length;
        double squares = Arrays.stream(t).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (t.length - 1));
    }
}
