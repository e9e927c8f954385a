package org.deltarad.node.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.deltarad.feature.ParameterException;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures feature extraction and prints a table: case, voxels, features, threads, median time, memory allocated by an
 * extraction, and the goal where there is one; then the exponent of the growth with voxels, and the peak heap of a large
 * case.
 */
public final class FeatureBench {
    /** Parts that warm-up and measurement are done in. */
    private static final int ITERATIONS = 3;

    private static final double BYTES_PER_MB = 1e6;
    private static final String PEAK_HEAP = "peak heap";

    private final PrintWriter out;
    private final boolean forked;
    private final long warmupMillis;
    private final long measureMillis;

    /**
     * @param out     where the table goes, row by row
     * @param forked  whether each row is measured in a process of its own, as JMH advises; otherwise all in this one
     * @param seconds to measure each row, after as long a warm-up
     */
    public FeatureBench(PrintWriter out, boolean forked, double seconds) {
        this.out = out;
        this.forked = forked;
        this.warmupMillis = Math.round(seconds * 1000 / ITERATIONS);
        this.measureMillis = Math.round(seconds * 1000 / ITERATIONS);
    }

    /** Whether {@link #run} would measure anything. */
    public static boolean knows(String filter) {
        return PEAK_HEAP.contains(filter)
                || FeatureWork.all().stream().anyMatch(w -> w.key().contains(filter));
    }

    /**
     * Measures the rows whose name (case/features/threads) contains the text, all for an empty one.
     *
     * @throws IOException when a measuring process fails
     */
    public void run(String filter) throws IOException {
        List<FeatureWork> rows =
                FeatureWork.all().stream().filter(w -> w.key().contains(filter)).toList();
        out.printf(
                "%-16s %9s %-12s %8s %7s %10s %12s %9s%n",
                "case", "voxels", "features", "values", "threads", "median ms", "allocated MB", "goal ms");
        List<double[]> growth = new ArrayList<>();
        for (FeatureWork row : rows) {
            Collection<RunResult> results = measure(row);
            int voxels = row.load().mask().count();
            double median = median(results);
            print(row, voxels, median, allocated(results));
            if (row.growth().isPresent()) {
                growth.add(new double[] {voxels, median});
            }
        }
        if (growth.size() > 1) {
            out.printf(
                    Locale.ROOT,
                    "time grows as voxels^%.2f from %.0f to %.0f voxels%n",
                    exponent(growth),
                    growth.get(0)[0],
                    growth.get(growth.size() - 1)[0]);
        }
        if (PEAK_HEAP.contains(filter)) {
            out.println(PeakHeap.measure());
        }
        out.flush();
    }

    private void print(FeatureWork row, int voxels, double medianMillis, double allocatedMb) throws IOException {
        out.printf(
                Locale.ROOT,
                "%-16s %9d %-12s %8d %7d %10.2f %12.1f %9s%n",
                row.image(),
                voxels,
                row.features(),
                values(row),
                row.jobs(),
                medianMillis,
                allocatedMb,
                row.goal().map(g -> String.format(Locale.ROOT, "%.0f", g)).orElse(""));
        out.flush();
    }

    private static int values(FeatureWork row) throws IOException {
        try {
            return row.values();
        } catch (ParameterException e) {
            throw new IOException(row.key() + ": " + e.getMessage(), e);
        }
    }

    private Collection<RunResult> measure(FeatureWork row) throws IOException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(FeatureBenchmark.class.getName() + ".extract$")
                .param("work", row.key())
                .forks(forked ? 1 : 0)
                .warmupIterations(ITERATIONS)
                .warmupTime(TimeValue.milliseconds(warmupMillis))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.milliseconds(measureMillis))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        BenchCase.brain1Folder().ifPresent(folder -> {
            System.setProperty(BenchCase.FOLDER, folder.toString());
            options.jvmArgsAppend("-Xmx3g", "-D" + BenchCase.FOLDER + "=" + folder);
        });
        try {
            return new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new IOException("cannot measure " + row.key() + ": " + e.getMessage(), e);
        }
    }

    private static double median(Collection<RunResult> results) {
        return results.iterator().next().getPrimaryResult().getStatistics().getPercentile(50);
    }

    /** MB allocated by one extraction. */
    private static double allocated(Collection<RunResult> results) {
        var secondary = results.iterator().next().getSecondaryResults();
        for (String name : secondary.keySet()) {
            if (name.endsWith("gc.alloc.rate.norm")) {
                return secondary.get(name).getScore() / BYTES_PER_MB;
            }
        }
        return Double.NaN;
    }

    /** Slope of the straight line through the logarithms, by least squares. */
    static double exponent(List<double[]> points) {
        double meanX = 0;
        double meanY = 0;
        for (double[] p : points) {
            meanX += Math.log(p[0]) / points.size();
            meanY += Math.log(p[1]) / points.size();
        }
        double products = 0;
        double squares = 0;
        for (double[] p : points) {
            products += (Math.log(p[0]) - meanX) * (Math.log(p[1]) - meanY);
            squares += (Math.log(p[0]) - meanX) * (Math.log(p[0]) - meanX);
        }
        return products / squares;
    }
}
