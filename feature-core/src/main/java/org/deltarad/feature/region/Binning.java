package org.deltarad.feature.region;

import org.deltarad.volume.ScalarType;

/**
 * How intensities become grey levels 1, 2, ... (PyRadiomics {@code getBinEdges} and {@code numpy.digitize}: bins are
 * half open, closed at their lower edge). For intensities of {@link ScalarType#FLOAT32} the edges round where NumPy 2 rounds
 * them to single precision.
 */
public sealed interface Binning {

    /**
     * The bins for a region whose intensities go from {@code minimum} to {@code maximum}.
     *
     * @param type what the image holds its intensities as
     */
    Bins bins(double minimum, double maximum, ScalarType type);

    /** Bins of equal width whose edges are whole multiples of the width ({@code binWidth}). */
    record FixedWidth(double width) implements Binning {
        public FixedWidth {
            if (!(width > 0) || !Double.isFinite(width)) {
                throw new IllegalArgumentException("bin width must be positive, was " + width);
            }
        }

        @Override
        public Bins bins(double minimum, double maximum, ScalarType type) {
            if (type == ScalarType.FLOAT32) {
                return single((float) minimum, (float) maximum);
            }
            double low = minimum - floorRemainder(minimum, width);
            return bins(low, low + width, Math.ceil((maximum + 2 * width - low) / width) - 1);
        }

        /** {@code numpy.arange} takes its second edge and its length in single precision, the rest in double. */
        private Bins single(float minimum, float maximum) {
            float w = (float) width;
            float low = minimum - (float) floorRemainder(minimum, w);
            float high = maximum + (float) (2 * width);
            return bins(low, low + w, Math.ceil((high - low) / w) - 1);
        }

        private Bins bins(double low, double second, double count) {
            double step = second - low;
            return new Bins(low, width, count) {
                @Override
                double lowerEdge(int bin) {
                    return bin == 1 ? second : low + bin * step;
                }
            };
        }

        /** {@code numpy.remainder}: takes the sign of the (positive) divisor. */
        private static double floorRemainder(double value, double divisor) {
            double remainder = value % divisor;
            return remainder < 0 ? remainder + divisor : Math.abs(remainder);
        }
    }

    /** A given number of bins of equal width over the range of the region ({@code binCount}). */
    record FixedCount(int count) implements Binning {
        public FixedCount {
            if (count < 1) {
                throw new IllegalArgumentException("bin count must be positive, was " + count);
            }
        }

        @Override
        public Bins bins(double minimum, double maximum, ScalarType type) {
            boolean flat = minimum == maximum;
            if (type == ScalarType.FLOAT32) {
                return single((float) (flat ? minimum - 0.5 : minimum), (float) (flat ? maximum + 0.5 : maximum));
            }
            double low = flat ? minimum - 0.5 : minimum;
            double step = ((flat ? maximum + 0.5 : maximum) - low) / count;
            return new Bins(low, step, count) {
                @Override
                double lowerEdge(int bin) {
                    return bin * step + low;
                }
            };
        }

        private Bins single(float low, float high) {
            float step = (high - low) / count;
            return new Bins(low, step, count) {
                @Override
                double lowerEdge(int bin) {
                    return bin * step + low;
                }
            };
        }
    }

    /** Half-open bins; the level of an intensity is one more than the zero-based bin it falls into. */
    abstract class Bins {
        private final double low;
        private final double width;
        private final double count;

        Bins(double low, double width, double count) {
            this.low = low;
            this.width = width;
            this.count = count;
        }

        /** Lower edge of the zero-based bin. */
        abstract double lowerEdge(int bin);

        /** Number of bins; may exceed any array when the width is far too small, so ask before anything else. */
        public double count() {
            return count;
        }

        /** Grey level, 1 or more, of an intensity within the range the bins were made for. */
        public int level(double value) {
            int last = (int) count - 1;
            int bin = Math.min(last, (int) ((value - low) / width));
            while (bin > 0 && lowerEdge(bin) > value) {
                bin--;
            }
            while (bin < last && lowerEdge(bin + 1) <= value) {
                bin++;
            }
            return bin + 1;
        }
    }
}
