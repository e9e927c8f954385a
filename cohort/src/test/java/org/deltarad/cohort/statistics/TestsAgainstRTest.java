package org.deltarad.cohort.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deltarad.cohort.Reference;
import org.deltarad.cohort.data.FeatureTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Against R 4.2.2; tests.R beside the data made the numbers. */
class TestsAgainstRTest {
    private static final Reference R = Reference.of(TestsAgainstRTest.class, "tests.csv");

    /** Relative. Closed formulas and special functions in double precision, which keep some 12 digits. */
    private static final double CLOSED = 1e-10;

    /** Relative. R found these as roots of a step function to 1e-13, of numbers of the order of 1. */
    private static final double ROOT = 1e-9;

    private static FeatureTable data(String name, String... categorical) {
        return Reference.data(TestsAgainstRTest.class, name + ".csv", "row", categorical);
    }

    @AfterAll
    static void nothingWasLeftOut() {
        R.assertAllAsked();
    }

    /** The column split by category, in the order of the data, missing values left out. */
    private static Map<String, double[]> groups(List<String> groups, double[] values) {
        Map<String, double[]> byGroup = new LinkedHashMap<>();
        groups.forEach(g -> byGroup.computeIfAbsent(g, k -> IntStream.range(0, values.length)
                .filter(n -> groups.get(n).equals(k) && !Double.isNaN(values[n]))
                .mapToDouble(n -> values[n])
                .toArray()));
        return byGroup;
    }

    private static double[] sleep(String group) {
        FeatureTable t = data("sleep", "group");
        return groups(t.categories("group"), t.column("extra")).get(group);
    }

    private static double[] iris(String species, String column) {
        FeatureTable t = data("iris", "Species");
        return groups(t.categories("Species"), t.column(column)).get(species);
    }

    private static void rank(String name, ShiftTest test, boolean exact) {
        assertThat(test.exact()).as(name).isEqualTo(exact);
        R.near(test.statistic(), name, "statistic", 0);
        R.near(test.pValue(), name, "p", CLOSED);
        R.near(test.shift(), name, "shift", CLOSED);
        R.near(test.interval().lower(), name, "lower", ROOT);
        R.near(test.interval().upper(), name, "upper", ROOT);
    }

    /** The column of iris made free of ties, as in the script. */
    private static double[] untied(String column, double step) {
        double[] values = data("iris", "Species").column(column);
        Arrays.setAll(values, n -> values[n] + (n + 1) * step);
        return values;
    }

    @Test
    void mannWhitney() {
        double[] x = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
        double[] y = {1.15, 0.88, 0.90, 0.74, 1.21};
        rank("mw-exact", MannWhitney.test(x, y), true);
        rank("mw-exact-90", MannWhitney.test(x, y, 0.9), true);
        double[] a = untied("Sepal.Length", 1e-4);
        rank("mw-exact-49", MannWhitney.test(Arrays.copyOfRange(a, 0, 49), Arrays.copyOfRange(a, 50, 99)), true);
        rank("mw-exact-tiny", MannWhitney.test(new double[] {1.1, 2.2}, new double[] {0.3, 3.4}), true);
        FeatureTable air = data("airquality", "Month");
        Map<String, double[]> ozone = groups(air.categories("Month"), air.column("Ozone"));
        rank("mw-ties", MannWhitney.test(ozone.get("5"), ozone.get("8")), false);
        rank("mw-50", MannWhitney.test(iris("versicolor", "Petal.Length"), iris("virginica", "Petal.Length")), false);
    }

    @Test
    void signedRank() {
        double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        rank("sr-exact", WilcoxonSignedRank.test(before, after), true);
        rank("sr-zero", WilcoxonSignedRank.test(sleep("1"), sleep("2")), false);
        FeatureTable iris = data("iris", "Species");
        rank("sr-150", WilcoxonSignedRank.test(iris.column("Sepal.Width"), iris.column("Petal.Length")), false);
    }

    private static void simple(String name, TestResult test) {
        R.near(test.statistic(), name, "statistic", CLOSED);
        if (test.degreesOfFreedom().size() == 1) {
            R.near(test.degreesOfFreedom().get(0), name, "df", CLOSED);
        } else {
            R.near(test.degreesOfFreedom().get(0), name, "df1", CLOSED);
            R.near(test.degreesOfFreedom().get(1), name, "df2", CLOSED);
        }
        R.near(test.pValue(), name, "p", CLOSED);
    }

    @Test
    void manyGroups() {
        FeatureTable air = data("airquality", "Month");
        simple("kw-airquality", KruskalWallis.test(array(groups(air.categories("Month"), air.column("Ozone")))));
        FeatureTable plants = data("plantgrowth", "group");
        double[][] weights = array(groups(plants.categories("group"), plants.column("weight")));
        simple("kw-plantgrowth", KruskalWallis.test(weights));
        simple("anova", OneWayAnova.test(weights));
        simple("welch", OneWayAnova.welch(weights));
        FeatureTable iris = data("iris", "Species");
        double[][] petals = array(groups(iris.categories("Species"), iris.column("Petal.Length")));
        simple("anova-iris", OneWayAnova.test(petals));
        simple("welch-iris", OneWayAnova.welch(petals));
    }

    private static double[][] array(Map<String, double[]> groups) {
        return groups.values().toArray(double[][]::new);
    }

    private static void mean(String name, TTest t) {
        R.near(t.t(), name, "statistic", CLOSED);
        R.near(t.degreesOfFreedom(), name, "df", CLOSED);
        R.near(t.pValue(), name, "p", CLOSED);
        R.near(t.difference(), name, "difference", CLOSED);
        R.near(t.interval().lower(), name, "lower", ROOT);
        R.near(t.interval().upper(), name, "upper", ROOT);
    }

    @Test
    void means() {
        mean("t-student", TTest.student(sleep("1"), sleep("2"), 0.95));
        mean("t-welch", TTest.welch(sleep("1"), sleep("2"), 0.95));
        mean("t-paired", TTest.paired(sleep("1"), sleep("2"), 0.95));
        mean("t-far", TTest.welch(iris("setosa", "Petal.Length"), iris("virginica", "Petal.Length"), 0.99));
    }

    private static ContingencyTable cars(String row, String column) {
        FeatureTable cars = data("mtcars", "cyl", "vs", "am", "gear");
        return ContingencyTable.of(cars.categories(row), cars.categories(column));
    }

    @Test
    void independence() {
        simple("chi-yates", PearsonChiSquare.test(cars("vs", "am"), true));
        simple("chi", PearsonChiSquare.test(cars("vs", "am"), false));
        simple("chi-3x3", PearsonChiSquare.test(cars("cyl", "gear"), true));
        simple("chi-close", PearsonChiSquare.test(ContingencyTable.of(new int[] {10, 12}, new int[] {11, 13}), true));
        double[] hair = R.all("hair");
        int[][] rows = new int[4][4];
        for (int n = 0; n < hair.length; n++) {
            rows[n / 4][n % 4] = (int) hair[n];
        }
        simple("chi-4x4", PearsonChiSquare.test(ContingencyTable.of(rows), false));
    }

    private static void fisher(String name, int[]... rows) {
        FisherExact f = FisherExact.test(ContingencyTable.of(rows));
        R.near(f.pValue(), name, "p", CLOSED);
        if (f.oddsRatio().isPresent()) {
            R.near(f.oddsRatio().get(), name, "odds", CLOSED);
            R.near(f.interval().orElseThrow().lower(), name, "lower", ROOT);
            R.near(f.interval().orElseThrow().upper(), name, "upper", ROOT);
        }
    }

    @Test
    void fisherOfTwoByTwo() {
        fisher("fisher-tea", new int[] {3, 1}, new int[] {1, 3});
        fisher("fisher-twins", new int[] {2, 15}, new int[] {10, 3});
        fisher("fisher-zero", new int[] {0, 7}, new int[] {5, 4});
        fisher("fisher-full", new int[] {6, 7}, new int[] {0, 4});
        fisher("fisher-110", new int[] {20, 18}, new int[] {15, 57});
    }

    @Test
    void fisherOfLargerTables() {
        R.near(FisherExact.test(cars("cyl", "gear")).pValue(), "fisher-3x3", "p", CLOSED);
        fisher("fisher-job", new int[] {1, 3, 10, 6}, new int[] {2, 3, 10, 7}, new int[] {1, 6, 14, 12}, new int[] {
            0, 1, 9, 11
        });
        fisher("fisher-figo", new int[] {10, 8, 20}, new int[] {25, 30, 17});
        fisher("fisher-scarce", new int[] {0, 8, 1, 6}, new int[] {0, 3, 1, 5}, new int[] {1, 1, 0, 2});
    }

    @Test
    void pearson() {
        FeatureTable cars = data("mtcars");
        FeatureTable iris = data("iris", "Species");
        pearson("pearson-mtcars", Correlation.pearson(cars.column("mpg"), cars.column("wt"), 0.95));
        pearson("pearson-iris", Correlation.pearson(iris.column("Sepal.Length"), iris.column("Sepal.Width"), 0.95));
    }

    private static void pearson(String name, Correlation c) {
        R.near(c.coefficient(), name, "r", CLOSED);
        R.near(c.statistic(), name, "statistic", CLOSED);
        R.near(c.pValue(), name, "p", CLOSED);
        R.near(c.interval().orElseThrow().lower(), name, "lower", CLOSED);
        R.near(c.interval().orElseThrow().upper(), name, "upper", CLOSED);
    }

    private static void spearman(String name, double[] x, double[] y) {
        Correlation c = Correlation.spearman(x, y);
        R.near(c.coefficient(), name, "r", CLOSED);
        R.near(c.statistic(), name, "statistic", CLOSED);
        R.near(c.pValue(), name, "p", CLOSED);
    }

    @Test
    void spearman() {
        FeatureTable cars = data("mtcars");
        spearman("spearman-ties", cars.column("mpg"), cars.column("wt"));
        double[] hunter = {44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1};
        double[] panel = {2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8};
        spearman("spearman-9", hunter, panel);
        spearman(
                "spearman-9-negative", hunter, Arrays.stream(panel).map(v -> -v).toArray());
        spearman("spearman-5", Arrays.copyOf(hunter, 5), new double[] {panel[1], panel[0], panel[4], panel[2], panel[3]
        });
        double[] a = untied("Sepal.Length", 1e-4);
        double[] b = untied("Petal.Length", 1e-5);
        double[] backwards = IntStream.iterate(49, n -> n >= 20, n -> n - 1)
                .mapToDouble(n -> b[n])
                .toArray();
        spearman("spearman-30", Arrays.copyOfRange(a, 20, 50), backwards);
        spearman("spearman-149", Arrays.copyOf(a, 149), Arrays.copyOf(b, 149));
        spearman("spearman-weak", Arrays.copyOf(a, 50), Arrays.copyOf(b, 50));
    }

    private static void normal(String name, double... x) {
        TestResult t = ShapiroWilk.test(x);
        R.near(t.statistic(), name, "statistic", CLOSED);
        R.near(t.pValue(), name, "p", ROOT);
    }

    @Test
    void normality() {
        normal("shapiro-3", 1, 2, 4);
        normal("shapiro-4", 9, 2, 4, 1);
        normal("shapiro-5", 1, 2, 4, 9, 10);
        normal("shapiro-6", 1, 2, 4, 9, 10, 30);
        FeatureTable cars = data("mtcars");
        normal("shapiro-11", Arrays.copyOf(cars.column("mpg"), 11));
        normal("shapiro-12", Arrays.copyOf(cars.column("mpg"), 12));
        normal("shapiro-mtcars", cars.column("hp"));
        normal("shapiro-iris", data("iris", "Species").column("Petal.Length"));
        normal("shapiro-skewed", 0, 0, 0, 0, 0, 0, 0, 0, 1e-3, 50);
    }

    @Test
    void manyTests() {
        double[] p = {0.01, 0.04, 0.03, 0.2, 0.04, 0.9, Double.NaN, 1e-8, 0.5};
        Map<String, PAdjust> methods = Map.of("BH", PAdjust.BH, "holm", PAdjust.HOLM, "bonferroni", PAdjust.BONFERRONI);
        methods.forEach((name, method) -> {
            double[] adjusted = method.adjust(p);
            for (int n = 0; n < p.length; n++) {
                R.near(adjusted[n], "adjust-" + name, Integer.toString(n + 1), CLOSED);
            }
        });
    }
}
