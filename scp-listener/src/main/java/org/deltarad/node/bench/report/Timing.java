package org.deltarad.node.bench.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A row of the table: how long one thing took each time. */
final class Timing {
    private static final double NANOS_PER_MILLI = 1e6;

    private final String name;
    private final String goal;
    private final List<Double> millis = new ArrayList<>();

    /** @param goal in ms; empty for none */
    Timing(String name, String goal) {
        this.name = name;
        this.goal = goal;
    }

    /** Counts what began at that {@link System#nanoTime} and ends now. */
    void since(long start) {
        millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
    }

    /** Counts so many milliseconds. */
    void add(double took) {
        millis.add(took);
    }

    /** Forgets what was counted before a warm-up ended. */
    void reset() {
        millis.clear();
    }

    static void heading(PrintWriter out) {
        out.printf("%-44s %10s %10s %9s%n", "row", "median ms", "worst ms", "goal ms");
    }

    void print(PrintWriter out) {
        List<Double> sorted = millis.stream().sorted().toList();
        out.printf(
                Locale.ROOT,
                "%-44s %10.1f %10.1f %9s%n",
                name,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1),
                goal);
    }
}
