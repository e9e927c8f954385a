package org.deltarad.cohort.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The path of penalties of a lasso or elastic net: coefficients, and the cross-validated deviance. */
public final class PathFigure {
    private static final int NAMED = 10;

    private PathFigure() {}

    /**
     * Coefficients over the logarithm of the penalty; the largest at the chosen penalty have names.
     *
     * @param coefficients [penalty][feature]
     * @param chosen       index of the penalty that the model has
     */
    public static Figure coefficients(
            String name, String title, double[] lambda, List<String> features, double[][] coefficients, int chosen) {
        double[] x = logarithms(lambda);
        List<Integer> largest = IntStream.range(0, features.size())
                .boxed()
                .filter(f -> coefficients[chosen][f] != 0)
                .sorted((a, b) -> Double.compare(Math.abs(coefficients[chosen][b]), Math.abs(coefficients[chosen][a])))
                .limit(NAMED)
                .toList();
        List<Series> series = new ArrayList<>();
        for (int f = 0; f < features.size(); f++) {
            int feature = f;
            double[] y =
                    Arrays.stream(coefficients).mapToDouble(row -> row[feature]).toArray();
            if (!largest.contains(f) && Arrays.stream(y).anyMatch(v -> v != 0)) {
                series.add(Series.line("", x, y, 0).thin(0xBFC7CF));
            }
        }
        for (int n = 0; n < largest.size(); n++) {
            int feature = largest.get(n);
            double[] y =
                    Arrays.stream(coefficients).mapToDouble(row -> row[feature]).toArray();
            series.add(Series.line(Typeface.fit(features.get(feature), 12, 270), x, y, n));
        }
        Axis y = Axis.around(
                "Coefficient (per unit of the feature)",
                DoubleStream.concat(
                        DoubleStream.of(0), Arrays.stream(coefficients).flatMapToDouble(Arrays::stream)));
        double room = (y.high() - y.low()) * 0.05 * (largest.size() + 1);
        return new CurveFigure(
                name,
                title,
                "Coefficients over penalties; named are those at the chosen penalty",
                axis(x),
                Axis.of(y.label(), y.low(), y.high() + room),
                series,
                CurveFigure.Place.TOP_RIGHT,
                new CurveFigure.Mark(x[chosen], "chosen"));
    }

    /** Mean deviance over the folds with one standard error, over the logarithm of the penalty. */
    public static Figure deviance(
            String name, String title, double[] lambda, double[] mean, double[] standardError, int chosen) {
        double[] x = logarithms(lambda);
        double[] lower = IntStream.range(0, mean.length)
                .mapToDouble(n -> mean[n] - standardError[n])
                .toArray();
        double[] upper = IntStream.range(0, mean.length)
                .mapToDouble(n -> mean[n] + standardError[n])
                .toArray();
        return new CurveFigure(
                name,
                title,
                "Cross-validated deviance over penalties with one standard error",
                axis(x),
                Axis.around(
                        "Partial likelihood deviance (per event)",
                        DoubleStream.concat(Arrays.stream(lower), Arrays.stream(upper))),
                List.of(new Series(
                        "mean \u00b1 1 standard error",
                        x,
                        mean,
                        lower,
                        upper,
                        new Series.Style(Palette.pen(1), Marker.NONE, false))),
                CurveFigure.Place.TOP_LEFT,
                new CurveFigure.Mark(x[chosen], "chosen"));
    }

    private static double[] logarithms(double[] lambda) {
        return Arrays.stream(lambda).map(Math::log).toArray();
    }

    private static Axis axis(double[] x) {
        double low = Arrays.stream(x).min().orElse(0);
        double high = Arrays.stream(x).max().orElse(1);
        return Axis.of("ln(penalty \u03bb)", low, high > low ? high : low + 1);
    }
}
