package org.deltarad.feature.ibsi.process;

import java.util.OptionalDouble;

/** Discretisation of intensities to grey levels 1, 2, ... (IBSI 2.7, 4R0B). */
public sealed interface Discretisation {

    /** Number of bins for a range of intensities; may exceed any array, so ask before {@link #level}. */
    double bins(double minimum, double maximum);

    /**
     * The grey level of an intensity, 1 or more.
     *
     * @param minimum where the first bin starts
     * @param maximum highest intensity of the ROI
     */
    int level(double value, double minimum, double maximum);

    /**
     * Where the first bin starts.
     *
     * @param lowerBound of the re-segmentation range
     * @param lowest     intensity of the ROI
     */
    double start(OptionalDouble lowerBound, double lowest);

    /**
     * Bins of one width (Q3RU). The first starts at the lower bound of the re-segmentation range, without one at the
     * lowest intensity of the ROI.
     *
     * @param width in the unit of the image, positive
     */
    record FixedBinSize(double width) implements Discretisation {
        public FixedBinSize {
            if (!(width > 0) || !Double.isFinite(width)) {
                throw new IllegalArgumentException("the bin size must be positive, was " + width);
            }
        }

        @Override
        public double bins(double minimum, double maximum) {
            return Math.floor((maximum - minimum) / width) + 1;
        }

        @Override
        public int level(double value, double minimum, double maximum) {
            return (int) Math.floor((value - minimum) / width) + 1;
        }

        @Override
        public double start(OptionalDouble lowerBound, double lowest) {
            return lowerBound.orElse(lowest);
        }
    }

    /**
     * A number of bins over the range of the ROI (K15C); the highest intensity is in the last bin. A ROI of one
     * intensity is in the first.
     *
     * @param count 1 or more
     */
    record FixedBinNumber(int count) implements Discretisation {
        public FixedBinNumber {
            if (count < 1) {
                throw new IllegalArgumentException("the number of bins must be positive, was " + count);
            }
        }

        @Override
        public double bins(double minimum, double maximum) {
            return minimum == maximum ? 1 : count;
        }

        @Override
        public int level(double value, double minimum, double maximum) {
            if (minimum == maximum) {
                return 1;
            }
            return value < maximum
                    ? Math.min(count, (int) Math.floor(count * (value - minimum) / (maximum - minimum)) + 1)
                    : count;
        }

        @Override
        public double start(OptionalDouble lowerBound, double lowest) {
            return lowest;
        }
    }
}
