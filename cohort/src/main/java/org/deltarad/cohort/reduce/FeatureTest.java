package org.deltarad.cohort.reduce;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.statistics.ContingencyTable;
import org.deltarad.cohort.statistics.Interval;
import org.deltarad.cohort.statistics.KruskalWallis;
import org.deltarad.cohort.statistics.MannWhitney;
import org.deltarad.cohort.statistics.PearsonChiSquare;
import org.deltarad.cohort.statistics.ShapiroWilk;
import org.deltarad.cohort.statistics.TTest;

/** A test of one feature against an outcome that it holds. */
@FunctionalInterface
public interface FeatureTest {
    /**
     * The p value of a feature.
     *
     * @param x its values, in the order of the outcome
     * @throws org.deltarad.cohort.data.FitException when it cannot be tested
     */
    double pValue(double[] x);

    /** Welch's t test between two classes. */
    static FeatureTest t(boolean[] outcome) {
        return x -> TTest.welch(part(x, outcome, true), part(x, outcome, false), Interval.USUAL)
                .pValue();
    }

    /** Student's t test between two classes. */
    static FeatureTest student(boolean[] outcome) {
        return x -> TTest.student(part(x, outcome, true), part(x, outcome, false), Interval.USUAL)
                .pValue();
    }

    /** Mann-Whitney U test between two classes. */
    static FeatureTest mannWhitney(boolean[] outcome) {
        return x -> MannWhitney.test(part(x, outcome, true), part(x, outcome, false))
                .pValue();
    }

    /**
     * Welch's t test when both classes look normal (Shapiro and Wilk's p at or above {@code alpha}), otherwise the Mann-Whitney
     * U test: "t test or U test" of S3, which does not say how it chose.
     */
    static FeatureTest tOrMannWhitney(boolean[] outcome, double alpha) {
        return x -> {
            boolean normal = ShapiroWilk.test(part(x, outcome, true)).pValue() >= alpha
                    && ShapiroWilk.test(part(x, outcome, false)).pValue() >= alpha;
            return (normal ? t(outcome) : mannWhitney(outcome)).pValue(x);
        };
    }

    /** Kruskal-Wallis test between classes. */
    static FeatureTest kruskalWallis(List<String> outcome) {
        return x -> KruskalWallis.test(outcome.stream()
                        .distinct()
                        .map(g -> IntStream.range(0, x.length)
                                .filter(n -> outcome.get(n).equals(g))
                                .mapToDouble(n -> x[n])
                                .toArray())
                        .toArray(double[][]::new))
                .pValue();
    }

    /** Chi-square test of a feature of few values, such as a stage, against two classes, without Yates' correction. */
    static FeatureTest chiSquare(boolean[] outcome) {
        List<String> classes = IntStream.range(0, outcome.length)
                .mapToObj(n -> Boolean.toString(outcome[n]))
                .toList();
        return x -> PearsonChiSquare.test(
                        ContingencyTable.of(
                                Arrays.stream(x).mapToObj(Double::toString).toList(), classes),
                        false)
                .pValue();
    }

    private static double[] part(double[] x, boolean[] outcome, boolean which) {
        return IntStream.range(0, x.length)
                .filter(n -> outcome[n] == which)
                .mapToDouble(n -> x[n])
                .toArray();
    }
}
