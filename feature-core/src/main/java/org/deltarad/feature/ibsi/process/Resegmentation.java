package org.deltarad.feature.ibsi.process;

import java.util.OptionalDouble;

/**
 * Re-segmentation of the intensity mask (IBSI 2.5, IF9H). Both bounds are kept; where a range and outlier filtering are
 * given, voxels that satisfy both, and outliers are those of the ROI before the range.
 *
 * @param minimum lowest intensity kept
 * @param maximum highest intensity kept
 * @param sigmas  standard deviations from the mean within which intensities are kept (7ACA); positive
 */
public record Resegmentation(OptionalDouble minimum, OptionalDouble maximum, OptionalDouble sigmas) {
    /** Keeps every voxel. */
    public static final Resegmentation NONE =
            new Resegmentation(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    public Resegmentation {
        double low = minimum.orElse(Double.NEGATIVE_INFINITY);
        double high = maximum.orElse(Double.POSITIVE_INFINITY);
        if (!(low <= high)) {
            throw new IllegalArgumentException("the range must rise, was " + low + " to " + high);
        }
        if (!(sigmas.orElse(1) > 0)) {
            throw new IllegalArgumentException("outliers need a positive number of standard deviations");
        }
    }

    /**
     * The voxels that are kept.
     *
     * @param values intensities
     * @param inside the ROI, as long as {@code values}
     */
    public boolean[] apply(double[] values, boolean[] inside) {
        double low = minimum.orElse(Double.NEGATIVE_INFINITY);
        double high = maximum.orElse(Double.POSITIVE_INFINITY);
        if (sigmas.isPresent()) {
            Moments moments = Moments.of(values, inside);
            double reach = sigmas.getAsDouble() * moments.deviation();
            low = Math.max(low, moments.mean() - reach);
            high = Math.min(high, moments.mean() + reach);
        }
        boolean[] kept = new boolean[inside.length];
        for (int n = 0; n < kept.length; n++) {
            kept[n] = inside[n] && values[n] >= low && values[n] <= high;
        }
        return kept;
    }

    private record Moments(double mean, double deviation) {
        static Moments of(double[] values, boolean[] inside) {
            double sum = 0;
            int count = 0;
            for (int n = 0; n < values.length; n++) {
                if (inside[n]) {
                    sum += values[n];
                    count++;
                }
            }
            double mean = sum / count;
            double squares = 0;
            for (int n = 0; n < values.length; n++) {
                if (inside[n]) {
                    squares += (values[n] - mean) * (values[n] - mean);
                }
            }
            return new Moments(mean, Math.sqrt(squares / count));
        }
    }
}
