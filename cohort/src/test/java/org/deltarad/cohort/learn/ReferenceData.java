package org.deltarad.cohort.learn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.SurvivalTimes;

/** A CSV file of numbers (first column may be a name) beside a test, with a header. */
public final class ReferenceData {
    private final String file;
    private final List<String> names;
    private final List<String[]> rows;

    private ReferenceData(String file, List<String> names, List<String[]> rows) {
        this.file = file;
        this.names = names;
        this.rows = rows;
    }

    public static ReferenceData of(Class<?> test, String file) {
        try (InputStream in = test.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not beside " + test.getName());
            }
            String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
            List<String[]> rows = new ArrayList<>();
            for (int n = 1; n < lines.length && !lines[n].isBlank(); n++) {
                rows.add(lines[n].strip().split(",", -1));
            }
            return new ReferenceData(file, List.of(lines[0].strip().split(",", -1)), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return rows.size();
    }

    public String text(int row, String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException(file + " has no column " + name);
        }
        return rows.get(row)[at];
    }

    public double number(int row, String name) {
        return Double.parseDouble(text(row, name));
    }

    public double[] column(String name) {
        double[] column = new double[size()];
        Arrays.setAll(column, n -> number(n, name));
        return column;
    }

    /** All columns but those named, a row per line. */
    public double[][] without(String... left) {
        List<String> kept =
                names.stream().filter(n -> !Arrays.asList(left).contains(n)).toList();
        double[][] x = new double[size()][kept.size()];
        for (int row = 0; row < size(); row++) {
            for (int c = 0; c < kept.size(); c++) {
                x[row][c] = number(row, kept.get(c));
            }
        }
        return x;
    }

    /** Columns {@code time} and {@code event} (1: the event came). */
    public SurvivalTimes outcome() {
        return SurvivalTimes.of(column("time"), events("event"));
    }

    /** Which rows of a column are 1. */
    public boolean[] events(String name) {
        boolean[] is = new boolean[size()];
        for (int n = 0; n < is.length; n++) {
            is[n] = number(n, name) == 1;
        }
        return is;
    }
}
