package org.deltarad.feature.ibsi.intensity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deltarad.feature.ibsi.process.Discretisation;
import org.deltarad.feature.ibsi.process.Roi;

/**
 * Features of the cumulative histogram of intensities and volume (IBSI 3.5, P88C). Its levels are evenly spaced over a
 * range; nothing is kept for each of them, so the range may be as long as it likes.
 */
public final class IntensityVolumeHistogram {
    private static final double ROUNDING = 1e-9;

    private final double[] sorted;
    private final double first;
    private final double step;
    private final double steps;

    /** @param steps from the first level to the last, a whole number */
    private IntensityVolumeHistogram(double[] values, double first, double step, double steps) {
        Arrays.sort(values);
        this.sorted = values;
        this.first = first;
        this.step = step;
        this.steps = steps;
    }

    /**
     * Values by tag, such as {@code ivh_v10}. NaN: intensities at a volume that no level of the range leaves, and what
     * is computed from them. A range of one level has volume fractions of 1 and an area of 0.
     *
     * @param discretisation bins (their middles with {@code FixedBinSize}, their numbers with {@code FixedBinNumber}), or
     *                       empty for intensities in whole units, as of CT
     */
    public static Map<String, Double> of(Roi roi, Optional<Discretisation> discretisation) {
        IntensityVolumeHistogram histogram = histogram(roi, discretisation);
        double v10 = histogram.volumeAt(0.1);
        double v90 = histogram.volumeAt(0.9);
        double i10 = histogram.intensityAt(0.1);
        double i90 = histogram.intensityAt(0.9);
        Map<String, Double> features = new LinkedHashMap<>();
        features.put("ivh_v10", v10);
        features.put("ivh_v90", v90);
        features.put("ivh_i10", i10);
        features.put("ivh_i90", i90);
        features.put("ivh_diff_v10_v90", v10 - v90);
        features.put("ivh_diff_i10_i90", i10 - i90);
        features.put("ivh_auc", histogram.area());
        return features;
    }

    private static IntensityVolumeHistogram histogram(Roi roi, Optional<Discretisation> discretisation) {
        double[] values = roi.region().intensities();
        double low = roi.resegmentation().minimum().orElse(roi.minimum());
        double high = roi.resegmentation().maximum().orElse(roi.maximum());
        if (discretisation.isEmpty()) {
            return new IntensityVolumeHistogram(values, low, 1, Math.floor(high - low + ROUNDING));
        }
        if (discretisation.get() instanceof Discretisation.FixedBinSize bins) {
            double count = Math.max(1, Math.floor((high - low) / bins.width() + ROUNDING));
            for (int n = 0; n < values.length; n++) {
                double bin = Math.min(count - 1, Math.floor((values[n] - low) / bins.width()));
                values[n] = low + (bin + 0.5) * bins.width();
            }
            return new IntensityVolumeHistogram(values, low + 0.5 * bins.width(), bins.width(), count - 1);
        }
        for (int n = 0; n < values.length; n++) {
            values[n] = discretisation.get().level(values[n], roi.minimum(), roi.maximum());
        }
        return new IntensityVolumeHistogram(values, 1, 1, discretisation.get().bins(roi.minimum(), roi.maximum()) - 1);
    }

    /** Part of the voxels at a level or above: the largest that has this part of the range below it. */
    private double volumeAt(double intensityFraction) {
        double level = Math.ceil(intensityFraction * steps - ROUNDING);
        double intensity = first + (level - ROUNDING) * step;
        int below = Arrays.binarySearch(sorted, intensity);
        below = below < 0 ? -below - 1 : below;
        return (double) (sorted.length - below) / sorted.length;
    }

    /** The lowest level with at most this part of the voxels at it or above. */
    private double intensityAt(double volumeFraction) {
        int below = (int) Math.ceil((1 - volumeFraction) * sorted.length - ROUNDING);
        double level = Math.max(0, Math.floor((sorted[below - 1] - first) / step + ROUNDING) + 1);
        return level > steps ? Double.NaN : first + level * step;
    }

    /** By the trapezoidal rule: the volume fractions of all levels, half those of the ends. */
    private double area() {
        if (steps == 0) {
            return 0;
        }
        double sum = 0;
        for (double value : sorted) {
            double reached = Math.floor((value - first) / step + ROUNDING);
            sum += Math.max(0, Math.min(steps, reached) + 1);
        }
        double ends = (volumeAt(0) + volumeAt(1)) / 2;
        return (sum / sorted.length - ends) / steps;
    }
}
