package org.deltarad.node.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.volume.GridSize;

/** The peak heap of a large case, in a process that may not have more than the goal. */
final class PeakHeap {
    private static final GridSize SIZE = new GridSize(512, 512, 200);
    private static final int VOXELS = 1_000_000;
    private static final int GOAL_MB = 1000;

    private PeakHeap() {}

    /** Starts the process and gives its line. */
    static String measure() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + GOAL_MB + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PeakHeap.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the large case does not fit into " + GOAL_MB + " MB: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the peak heap was measured", e);
        }
        return said;
    }

    /** Extracts all features of the case, and prints the peak of the heap with image and mask in it. */
    public static void main(String[] args) throws ExtractionException {
        BenchCase data = BenchCase.synthetic(SIZE, VOXELS);
        int features = new FeatureExtractor(ExtractionParameters.defaults(), 1)
                .extract(data.image(), data.mask())
                .features()
                .size();
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> peak(pool))
                .sum();
        System.out.printf(
                Locale.ROOT,
                "peak heap of %d features of %d voxels in %s: %.0f MB of at most %d%n",
                features,
                data.mask().count(),
                SIZE,
                peak / 1e6,
                GOAL_MB);
    }

    private static long peak(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }
}
