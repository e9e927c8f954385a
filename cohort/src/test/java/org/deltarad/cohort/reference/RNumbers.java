package org.deltarad.cohort.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What a reference.R wrote: lines of case, quantity, numbers separated by blanks, NA as NaN. */
public final class RNumbers {
    private final Map<String, double[]> byName = new HashMap<>();

    private RNumbers() {}

    /** The file reference.csv beside a test class. */
    public static RNumbers of(Class<?> test) {
        return of(test, "reference.csv");
    }

    public static RNumbers of(Class<?> test, String resource) {
        RNumbers numbers = new RNumbers();
        for (String line : lines(test, resource)) {
            String[] cells = line.split(",", 3);
            double[] values = Arrays.stream(cells[2].split(" "))
                    .mapToDouble(RNumbers::number)
                    .toArray();
            numbers.byName.put(cells[0] + "," + cells[1], values);
        }
        return numbers;
    }

    static String[] lines(Class<?> test, String resource) {
        try (InputStream in = test.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double number(String cell) {
        return switch (cell) {
            case "NA", "NaN", "" -> Double.NaN;
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(cell);
        };
    }

    /** R's numbers; fails when the file has none of that name. */
    public double[] all(String name, String quantity) {
        double[] values = byName.get(name + "," + quantity);
        assertThat(values).as(name + ", " + quantity).isNotNull();
        return values.clone();
    }

    /** R's only number of that name. */
    public double one(String name, String quantity) {
        assertThat(all(name, quantity)).hasSize(1);
        return all(name, quantity)[0];
    }

    public int[] ints(String name, String quantity) {
        return Arrays.stream(all(name, quantity)).mapToInt(v -> (int) v).toArray();
    }

    /** Compares all numbers, NaN equal to NA, each to within tolerance times the larger of 1 and its size. */
    public void check(String name, String quantity, double tolerance, double... actual) {
        double[] expected = all(name, quantity);
        assertThat(actual).as(name + ", " + quantity).hasSameSizeAs(expected);
        for (int n = 0; n < actual.length; n++) {
            near(name + ", " + quantity + "[" + n + "]", actual[n], expected[n], tolerance, 1);
        }
    }

    /** Compares relative to the numbers alone, however small: for p values. */
    public void checkRelative(String name, String quantity, double tolerance, double... actual) {
        double[] expected = all(name, quantity);
        assertThat(actual).as(name + ", " + quantity).hasSameSizeAs(expected);
        for (int n = 0; n < actual.length; n++) {
            near(name + ", " + quantity + "[" + n + "]", actual[n], expected[n], tolerance, 0);
        }
    }

    private static void near(String what, double actual, double expected, double tolerance, double floor) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(tolerance * Math.max(floor, Math.abs(expected))));
        }
    }
}
