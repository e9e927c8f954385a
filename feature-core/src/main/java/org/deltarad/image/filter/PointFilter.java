package org.deltarad.image.filter;

import java.util.function.DoubleUnaryOperator;

/** Filters of each intensity alone, scaled by the largest absolute intensity of the whole image. */
enum PointFilter {
    SQUARE {
        @Override
        DoubleUnaryOperator function(double largest) {
            double scale = 1 / Math.sqrt(largest);
            return v -> (scale * v) * (scale * v);
        }
    },
    SQUARE_ROOT {
        @Override
        DoubleUnaryOperator function(double largest) {
            return v -> v > 0 ? Math.sqrt(v * largest) : v < 0 ? -Math.sqrt(-v * largest) : v;
        }
    },
    LOGARITHM {
        @Override
        DoubleUnaryOperator function(double largest) {
            double scale = largest / Math.log(largest + 1);
            return v -> (v > 0 ? Math.log(v + 1) : v < 0 ? -Math.log(-(v - 1)) : v) * scale;
        }
    },
    EXPONENTIAL {
        @Override
        DoubleUnaryOperator function(double largest) {
            double scale = Math.log(largest) / largest;
            return v -> Math.exp(scale * v);
        }
    };

    abstract DoubleUnaryOperator function(double largest);

    /**
     * @param image  all intensities of the image
     * @param values those to filter
     */
    double[] apply(double[] image, double[] values) {
        double largest = 0;
        for (double v : image) {
            largest = Math.max(largest, Math.abs(v));
        }
        DoubleUnaryOperator function = function(largest);
        double[] filtered = new double[values.length];
        for (int n = 0; n < values.length; n++) {
            filtered[n] = function.applyAsDouble(values[n]);
        }
        return filtered;
    }
}
