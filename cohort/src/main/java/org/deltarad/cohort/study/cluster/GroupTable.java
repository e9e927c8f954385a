package org.deltarad.cohort.study.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Quantiles;
import org.deltarad.cohort.statistics.ContingencyTable;
import org.deltarad.cohort.statistics.FisherExact;
import org.deltarad.cohort.statistics.KruskalWallis;
import org.deltarad.cohort.statistics.PearsonChiSquare;
import org.deltarad.cohort.statistics.TestResult;
import org.deltarad.cohort.study.CsvFile;

/**
 * Columns compared between groups of patients, as a table: numbers by median and quartiles and the Kruskal-Wallis test,
 * categories by counts and Pearson's chi-square test, or Fisher's exact test where more than a fifth of the expected counts are
 * below 5 (Cochran's rule). Missing cells are left out.
 */
final class GroupTable {
    private static final double SIGNIFICANT = 0.05;
    private static final double SMALL = 5;

    private final List<String> names;
    private final List<Integer> groups;
    private final CsvFile csv;
    private int columns;
    private int significant;

    /**
     * @param names  of the groups
     * @param groups of the patients, from 0
     */
    GroupTable(List<String> names, List<Integer> groups) {
        this.names = List.copyOf(names);
        this.groups = List.copyOf(groups);
        List<Object> header = new ArrayList<>(List.of("column", "category", "test", "statistic", "p", "note"));
        header.addAll(names);
        this.csv = new CsvFile(header.toArray());
    }

    /** Adds a column of numbers. */
    void number(String column, double[] values) {
        double[][] parts = IntStream.range(0, names.size())
                .mapToObj(g -> IntStream.range(0, values.length)
                        .filter(r -> groups.get(r) == g && !Double.isNaN(values[r]))
                        .mapToDouble(r -> values[r])
                        .toArray())
                .toArray(double[][]::new);
        List<Object> row = new ArrayList<>(List.of(column, ""));
        row.addAll(tested("Kruskal-Wallis", () -> KruskalWallis.test(parts)));
        for (double[] part : parts) {
            row.add(part.length == 0 ? "" : quartiles(Quantiles.of(part)));
        }
        csv.add(row.toArray());
    }

    private static String quartiles(Quantiles of) {
        return String.format(Locale.ROOT, "%.4g (%.4g to %.4g)", of.at(0.5), of.at(0.25), of.at(0.75));
    }

    /** Adds a column of categories: a row for each, with the test in the first. */
    void category(String column, List<String> values) {
        int[] known = IntStream.range(0, values.size())
                .filter(r -> !values.get(r).equals(FeatureTable.MISSING))
                .toArray();
        List<String> categories = new ArrayList<>(
                new TreeSet<>(Arrays.stream(known).mapToObj(values::get).toList()));
        int[][] counts = new int[categories.size()][names.size()];
        for (int r : known) {
            counts[categories.indexOf(values.get(r))][groups.get(r)]++;
        }
        boolean small = small(counts);
        List<Object> test = tested(
                small ? "Fisher" : "chi-square",
                () -> small
                        ? new TestResult(
                                "Fisher",
                                Double.NaN,
                                List.of(),
                                FisherExact.test(ContingencyTable.of(counts)).pValue())
                        : PearsonChiSquare.test(ContingencyTable.of(counts), false));
        for (int c = 0; c < categories.size(); c++) {
            List<Object> row = new ArrayList<>(List.of(column, categories.get(c)));
            row.addAll(c == 0 ? test : List.of("", "", "", ""));
            for (int g = 0; g < names.size(); g++) {
                int group = g;
                int all = Arrays.stream(counts).mapToInt(n -> n[group]).sum();
                row.add(String.format(Locale.ROOT, "%d (%.0f%%)", counts[c][g], 100.0 * counts[c][g] / all));
            }
            csv.add(row.toArray());
        }
    }

    /** Whether more than a fifth of the expected counts are below 5. */
    private static boolean small(int[][] counts) {
        double total = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
        int few = 0;
        int cells = 0;
        for (int[] row : counts) {
            for (int g = 0; g < row.length; g++) {
                int group = g;
                double expected = Arrays.stream(row).sum()
                        * (double) Arrays.stream(counts).mapToInt(n -> n[group]).sum()
                        / total;
                few += expected < SMALL ? 1 : 0;
                cells++;
            }
        }
        return few * SMALL > cells;
    }

    /** Test, statistic, p and note. */
    private List<Object> tested(String name, Supplier<TestResult> test) {
        columns++;
        try {
            TestResult result = test.get();
            significant += result.pValue() < SIGNIFICANT ? 1 : 0;
            return List.of(result.method(), result.statistic(), result.pValue(), "");
        } catch (FitException e) {
            return List.of(name, Double.NaN, Double.NaN, e.getMessage());
        }
    }

    /** Columns with p below 0.05. */
    int significant() {
        return significant;
    }

    /** Columns compared. */
    int size() {
        return columns;
    }

    void write(Path file) throws IOException {
        csv.write(file);
    }
}
