package org.deltarad.cohort.figure;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Symbols of points. */
public enum Marker {
    NONE,
    CIRCLE,
    SQUARE,
    TRIANGLE,
    DIAMOND,
    /** An upright stroke, as of censored patients. */
    TICK;

    private static final int ROUND = 16;

    /** Corners of the symbol around a point: x, then y. */
    public double[][] corners(double x, double y, double width) {
        return new double[][] {x(x, width), y(y, width)};
    }

    /** Corners of the symbol around a point. */
    double[] x(double middle, double width) {
        return scaled(
                switch (this) {
                    case NONE -> new double[0];
                    case CIRCLE -> circle(0);
                    case SQUARE -> new double[] {-0.9, 0.9, 0.9, -0.9};
                    case TRIANGLE -> new double[] {0, 1.05, -1.05};
                    case DIAMOND -> new double[] {0, 1.15, 0, -1.15};
                    case TICK -> new double[] {-0.14, 0.14, 0.14, -0.14};
                },
                middle,
                width);
    }

    /** Corners of the symbol around a point. */
    double[] y(double middle, double width) {
        return scaled(
                switch (this) {
                    case NONE -> new double[0];
                    case CIRCLE -> circle(Math.PI / 2);
                    case SQUARE -> new double[] {-0.9, -0.9, 0.9, 0.9};
                    case TRIANGLE -> new double[] {-1.1, 0.8, 0.8};
                    case DIAMOND -> new double[] {-1.15, 0, 1.15, 0};
                    case TICK -> new double[] {-1, -1, 1, 1};
                },
                middle,
                width);
    }

    private static double[] scaled(double[] corners, double middle, double width) {
        return Arrays.stream(corners).map(c -> middle + width / 2 * c).toArray();
    }

    private static double[] circle(double phase) {
        return IntStream.range(0, ROUND)
                .mapToDouble(n -> Math.cos(2 * Math.PI * n / ROUND - phase))
                .toArray();
    }
}
