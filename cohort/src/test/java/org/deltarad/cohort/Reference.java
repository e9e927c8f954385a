package org.deltarad.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;

/**
 * Numbers that a script made, in a CSV file beside it of the columns {@code case,quantity,value}. Counts what was compared, so
 * that a test can say that nothing was left out.
 */
public final class Reference {
    private final Map<String, Map<String, Double>> cases = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    /** Reads a resource beside a test class. */
    public static Reference of(Class<?> test, String name) {
        Reference reference = new Reference();
        try {
            List<String> lines = Files.readAllLines(path(test, name));
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = List.of(line.split(",", -1));
                reference
                        .cases
                        .computeIfAbsent(cells.get(0), c -> new LinkedHashMap<>())
                        .put(cells.get(1), number(cells.get(2)));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return reference;
    }

    private static double number(String cell) {
        return switch (cell) {
            case "NA", "NaN" -> Double.NaN;
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(cell);
        };
    }

    private static Path path(Class<?> test, String name) {
        try {
            return Path.of(test.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A data set beside a test class, its first column the key. */
    public static FeatureTable data(Class<?> test, String name, String key, String... categorical) {
        try {
            return FeatureTableReader.read(
                    path(test, name), ColumnRoles.numbersOf(key).withCategorical(categorical));
        } catch (IOException | CohortException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A number of the script. */
    public double get(String name, String quantity) {
        Double value = cases.getOrDefault(name, Map.of()).get(quantity);
        assertThat(value).as("reference of " + name + ", " + quantity).isNotNull();
        asked.add(name + "," + quantity);
        return value;
    }

    /** All numbers of a case in their order. */
    public double[] all(String name) {
        return cases.get(name).keySet().stream().mapToDouble(q -> get(name, q)).toArray();
    }

    /** Holds a number against the script's, relative, but absolute for references below 1e-300. */
    public void near(double actual, String name, String quantity, double relative) {
        near(actual, name, quantity, relative, 1e-300);
    }

    /** Holds a number against the script's, within the larger of both tolerances. */
    public void near(double actual, String name, String quantity, double relative, double absolute) {
        double expected = get(name, quantity);
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            assertThat(Double.valueOf(actual)).as(name + ", " + quantity).isEqualTo(Double.valueOf(expected));
        } else {
            assertThat(actual)
                    .as(name + ", " + quantity)
                    .isCloseTo(expected, within(Math.max(absolute, relative * Math.abs(expected))));
        }
    }

    /** Says that every number of the script was asked for. */
    public void assertAllAsked() {
        List<String> left = new ArrayList<>();
        cases.forEach((name, quantities) -> quantities.keySet().stream()
                .map(q -> name + "," + q)
                .filter(q -> !asked.contains(q))
                .forEach(left::add));
        assertThat(left).as("not compared").isEmpty();
    }
}
