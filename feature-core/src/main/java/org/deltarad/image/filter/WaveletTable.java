package org.deltarad.image.filter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code wavelets.txt}. */
final class WaveletTable {
    private static final Map<String, WaveletFilter> FILTERS = read();

    private WaveletTable() {}

    static List<String> names() {
        return List.copyOf(FILTERS.keySet());
    }

    static WaveletFilter filter(String name) {
        WaveletFilter filter = FILTERS.get(name);
        if (filter == null) {
            throw new IllegalArgumentException("there is no wavelet " + name + "; wavelets: " + FILTERS.keySet());
        }
        return filter;
    }

    private static Map<String, WaveletFilter> read() {
        Map<String, WaveletFilter> filters = new TreeMap<>();
        try (InputStream in = WaveletTable.class.getResourceAsStream("wavelets.txt")) {
            if (in == null) {
                throw new IllegalStateException("wavelets.txt is missing from the program");
            }
            new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> add(filters, line));
        } catch (IOException e) {
            throw new UncheckedIOException("wavelets.txt is unreadable", e);
        }
        filters.put("haar", filters.get("db1"));
        return filters;
    }

    private static void add(Map<String, WaveletFilter> filters, String line) {
        String name = line.substring(0, line.indexOf(' '));
        List<String> sides = List.of(line.substring(name.length()).split("/"));
        double[] decomposition = numbers(sides.get(0));
        if (sides.size() == 1) {
            filters.put(name, WaveletFilter.of(decomposition, reversed(decomposition)));
        } else {
            double[] reconstruction = numbers(sides.get(1));
            filters.put(name, WaveletFilter.of(decomposition, reconstruction));
            filters.put(
                    "rbio" + name.substring("bior".length()),
                    WaveletFilter.of(reversed(reconstruction), reversed(decomposition)));
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        for (int n = 0; n < values.length; n++) {
            reversed[n] = values[values.length - 1 - n];
        }
        return reversed;
    }
}
