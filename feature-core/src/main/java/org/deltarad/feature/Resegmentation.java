package org.deltarad.feature;

import java.util.List;
import org.deltarad.feature.region.Region;
import org.deltarad.volume.ScalarType;

/**
 * Restriction of the region to a range of intensities, bounds included (PyRadiomics {@code resegmentRange}).
 *
 * @param thresholds one lower bound, or a lower and an upper bound, rising
 * @param mode       what the thresholds are measured in
 */
public record Resegmentation(List<Double> thresholds, Mode mode) {
    public Resegmentation {
        if (thresholds.isEmpty() || thresholds.size() > 2) {
            throw new IllegalArgumentException("one or two thresholds are needed, got " + thresholds);
        }
        thresholds = thresholds.stream().sorted().toList();
    }

    /** PyRadiomics {@code resegmentMode}. */
    public enum Mode {
        /** Intensities of the image. */
        ABSOLUTE,
        /** Multiples of the maximum inside the region. */
        RELATIVE,
        /** Standard deviations from the mean inside the region. */
        SIGMA
    }

    /** The part of the region that is kept, a flag for each voxel of its box. */
    boolean[] apply(Region region) {
        double[] values = region.values();
        boolean[] inside = region.inside();
        double[] bounds = region.type() == ScalarType.FLOAT32 ? singleBounds(region) : bounds(values, inside);
        boolean[] kept = new boolean[inside.length];
        for (int n = 0; n < inside.length; n++) {
            kept[n] = inside[n] && values[n] >= bounds[0] && values[n] <= bounds[1];
        }
        return kept;
    }

    private double[] bounds(double[] values, boolean[] inside) {
        double offset = 0;
        double unit = 1;
        if (mode == Mode.RELATIVE) {
            unit = maximum(values, inside);
        } else if (mode == Mode.SIGMA) {
            offset = mean(values, inside, 0, 1);
            unit = Math.sqrt(mean(values, inside, offset, 2));
        }
        return new double[] {
            offset + unit * thresholds.get(0),
            thresholds.size() == 2 ? offset + unit * thresholds.get(1) : Double.POSITIVE_INFINITY
        };
    }

    /** NumPy 2 takes thresholds, mean and deviation of an image of single precision in that precision. */
    private double[] singleBounds(Region region) {
        float offset = 0;
        float unit = 1;
        if (mode == Mode.RELATIVE) {
            unit = (float) maximum(region.values(), region.inside());
        } else if (mode == Mode.SIGMA) {
            SingleStatistics statistics = SingleStatistics.of(region.intensities());
            offset = statistics.mean();
            unit = statistics.deviation();
        }
        float low = offset + unit * thresholds.get(0).floatValue();
        float high = thresholds.size() == 2 ? offset + unit * thresholds.get(1).floatValue() : Float.POSITIVE_INFINITY;
        return new double[] {low, high};
    }

    private static double maximum(double[] values, boolean[] inside) {
        double maximum = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < values.length; n++) {
            if (inside[n]) {
                maximum = Math.max(maximum, values[n]);
            }
        }
        return maximum;
    }

    private static double mean(double[] values, boolean[] inside, double centre, int power) {
        double sum = 0;
        int count = 0;
        for (int n = 0; n < values.length; n++) {
            if (inside[n]) {
                double d = values[n] - centre;
                sum += power == 2 ? d * d : d;
                count++;
            }
        }
        return sum / count;
    }
}
