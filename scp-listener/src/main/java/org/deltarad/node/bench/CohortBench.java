package org.deltarad.node.bench;

import com.sun.management.ThreadMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.deltarad.cohort.bench.ForestBench;
import org.deltarad.cohort.bench.LassoCoxBench;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.testdata.SyntheticCohort;

/**
 * Measures the workbench's fits and the extraction of a cohort and prints a table: median and slowest of several runs
 * after a warm-up, memory allocated by a run, and the goal where there is one.
 */
public final class CohortBench {
    /** Patients, of two time points each, that the extraction measures. */
    static final int PATIENTS = 110;

    private static final String LASSO = "lasso-Cox 110 x 82, leave-one-out";
    private static final String FOREST = "survival forest 700 x 490, 500 trees";
    private static final String FOREST_ALL = "survival forest 700 x 490, 500 trees, all cuts";
    private static final String EXTRACTION = "extraction, preset S1";
    private static final long SEED = 20260101;
    /** Patients whose images are in memory at once. */
    private static final int AT_ONCE = 10;

    private static final double NANOS = 1e9;
    private static final double BYTES_PER_MB = 1e6;
    /** Less than this was allocated by threads that have ended, which the JVM does not tell. */
    private static final double LEAST_MB = 100;

    private final PrintWriter out;
    private final int rounds;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * @param out    where the table goes, row by row
     * @param rounds of each fit that are counted
     */
    public CohortBench(PrintWriter out, int rounds) {
        this.out = out;
        this.rounds = rounds;
    }

    /** Whether {@link #run} would measure anything. */
    public static boolean knows(String filter) {
        return List.of(LASSO, FOREST, FOREST_ALL, EXTRACTION).stream().anyMatch(row -> row.contains(filter));
    }

    /** Measures the rows whose name contains the text, all for an empty one. */
    public void run(String filter) {
        int processors = Runtime.getRuntime().availableProcessors();
        out.printf(
                "%d processors, load %.1f before%n",
                processors, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        out.printf("%-48s %9s %9s %12s %7s  %s%n", "fit", "median s", "slowest", "allocated MB", "goal s", "result");
        if (LASSO.contains(filter)) {
            LassoCoxBench bench = new LassoCoxBench();
            fit(LASSO, "2", () -> {
                LassoCoxBench.Result r = bench.run();
                return r.penalties() + " penalties, " + r.selected() + " features at lambda.min";
            });
        }
        if (FOREST.contains(filter)) {
            forest(FOREST, false, processors);
        }
        if (FOREST_ALL.contains(filter)) {
            forest(FOREST_ALL, true, processors);
        }
        if (EXTRACTION.contains(filter)) {
            extraction();
        }
        out.flush();
    }

    /** A fit; what it gives is shown, so that a fast one is seen to be one. */
    private interface Fit {
        String run();
    }

    private void forest(String name, boolean exhaustive, int processors) {
        ForestBench bench = new ForestBench();
        fit(
                name,
                "60",
                () -> String.format(
                        Locale.ROOT,
                        "error out of bag %.3f",
                        bench.run(exhaustive, processors).outOfBagError()));
    }

    private void fit(String name, String goal, Fit fit) {
        String result = fit.run();
        double[] seconds = new double[rounds];
        double[] allocated = new double[rounds];
        for (int n = 0; n < rounds; n++) {
            long bytes = allocated();
            long start = System.nanoTime();
            fit.run();
            seconds[n] = (System.nanoTime() - start) / NANOS;
            allocated[n] = (allocated() - bytes) / BYTES_PER_MB;
        }
        Arrays.sort(seconds);
        Arrays.sort(allocated);
        out.printf(
                Locale.ROOT,
                "%-48s %9.2f %9.2f %12s %7s  %s%n",
                name,
                seconds[rounds / 2],
                seconds[rounds - 1],
                allocated[rounds / 2] < LEAST_MB ? "-" : String.format(Locale.ROOT, "%.0f", allocated[rounds / 2]),
                goal,
                result);
        out.flush();
    }

    /** Bytes allocated so far by the threads that live. */
    private long allocated() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .sum();
    }

    /** The images of ten patients at a time are made, which does not count, and measured; the first ten twice. */
    private void extraction() {
        FeatureExtractor extractor = new FeatureExtractor(ExtractionParameters.preset("S1"));
        SyntheticCohort cohort = new SyntheticCohort(SEED, PATIENTS);
        List<Double> perCase = new ArrayList<>();
        double total = 0;
        int features = extract(extractor, scans(cohort, 0));
        for (int first = 0; first < PATIENTS; first += AT_ONCE) {
            List<SyntheticCohort.Scan> scans = scans(cohort, first);
            long start = System.nanoTime();
            extract(extractor, scans);
            double seconds = (System.nanoTime() - start) / NANOS;
            total += seconds;
            perCase.add(seconds / scans.size());
        }
        perCase.sort(null);
        out.printf(
                Locale.ROOT,
                "%s: %d patients x 2 time points in %.1f s, %d features each; median %.0f cases per minute (%.0f ms a case)%n",
                EXTRACTION,
                PATIENTS,
                total,
                features,
                60 / perCase.get(perCase.size() / 2),
                1000 * perCase.get(perCase.size() / 2));
    }

    private static List<SyntheticCohort.Scan> scans(SyntheticCohort cohort, int first) {
        return IntStream.range(first, first + AT_ONCE)
                .parallel()
                .mapToObj(cohort::patient)
                .flatMap(p -> List.of(p.baseline(), p.mid()).stream())
                .toList();
    }

    private static int extract(FeatureExtractor extractor, List<SyntheticCohort.Scan> scans) {
        return scans.parallelStream()
                .mapToInt(scan -> {
                    try {
                        return extractor
                                .extract(scan.volume(), scan.mask())
                                .features()
                                .size();
                    } catch (ExtractionException e) {
                        throw new IllegalStateException(
                                "a synthetic tumour can always be measured: " + e.getMessage(), e);
                    }
                })
                .max()
                .orElse(0);
    }
}
