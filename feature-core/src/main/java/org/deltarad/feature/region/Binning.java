package org.deltarad.feature.region;

/**
 * How intensities become grey levels 1, 2, ... (PyRadiomics {@code getBinEdges} and {@code numpy.digitize}: bins are
 * half open, closed at their lower edge).
 */
public sealed interface Binning {

    /** The bins for a region whose intensities go from {@code minimum} to {@code maximum}. */
    Bins bins(double minimum, double maximum);

    /** Bins of equal width whose edges are whole multiples of the width ({@code binWidth}). */
    record FixedWidth(double width) implements Binning {
        public FixedWidth {
            if (!(width > 0) || !Double.isFinite(width)) {
                throw new IllegalArgumentException("bin width must be positive, was " + width);
            }
        }

        @Override
        public Bins bins(double minimum, double maximum) {
            double low = minimum - floorRemainder(minimum, width);
            double count = Math.ceil((maximum + 2 * width - low) / width) - 1;
            double step = low + width - low;
            return new Bins(low, width, count) {
                @Override
                double lowerEdge(int bin) {
                    return bin == 1 ? low + width : low + bin * step;
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
        public Bins bins(double minimum, double maximum) {
            boolean flat = minimum == maximum;
            double low = flat ? minimum - 0.5 : minimum;
            double step = ((flat ? maximum + 0.5 : maximum) - low) / count;
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
