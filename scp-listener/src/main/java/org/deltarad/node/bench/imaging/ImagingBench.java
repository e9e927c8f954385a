package org.deltarad.node.bench.imaging;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.deltarad.dicom.DicomException;
import org.deltarad.node.NodeException;
import org.deltarad.node.demo.FolderTree;

/**
 * Prints a table: row, median and best time of the rounds, their number, peak heap, and the goal where there is one. Input
 * is in the disk cache; a round that is not counted comes first.
 */
public final class ImagingBench {
    /** A slow row has fewer rounds, but one. */
    private static final double LONGEST_SECONDS = 20;

    private final PrintWriter out;
    private final int rounds;

    /** @param rounds counted, of each row */
    public ImagingBench(PrintWriter out, int rounds) {
        this.out = out;
        this.rounds = rounds;
    }

    /** All rows, in the table's order. */
    public static List<ImagingRow> rows() {
        return List.of(
                SeriesRow.uncompressed(),
                SeriesRow.jpegLs(),
                SeriesRow.jpeg2000(),
                new RtStructRow(),
                BiasFieldRow.usual(),
                BiasFieldRow.whole(),
                new SegRow());
    }

    /** Whether {@link #run} would measure anything. */
    public static boolean knows(String filter) {
        return rows().stream().anyMatch(r -> r.name().contains(filter));
    }

    /**
     * Measures the rows whose name contains the text, all for an empty one.
     *
     * @throws IOException when input cannot be made or read
     */
    public void run(String filter) throws IOException, DicomException, NodeException, InterruptedException {
        run(rows().stream().filter(r -> r.name().contains(filter)).toList());
    }

    void run(List<ImagingRow> rows) throws IOException, DicomException, NodeException, InterruptedException {
        out.printf("%-44s %10s %10s %7s %8s %9s%n", "row", "median ms", "best ms", "rounds", "heap MB", "goal ms");
        for (ImagingRow row : rows) {
            Path folder = Files.createTempDirectory("deltarad-bench");
            try {
                print(row, row.prepare(folder));
            } catch (MissingProgramException e) {
                out.printf("%-44s left out: %s%n", row.name(), e.getMessage());
            } finally {
                FolderTree.delete(folder);
            }
            out.flush();
        }
    }

    private void print(ImagingRow row, ImagingRow.Task task)
            throws IOException, DicomException, NodeException, InterruptedException {
        task.run();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        List<Double> millis = new ArrayList<>();
        double sum = 0;
        while (millis.size() < rounds && sum <= LONGEST_SECONDS * 1000) {
            long start = System.nanoTime();
            task.run();
            millis.add((System.nanoTime() - start) / 1e6);
            sum += millis.get(millis.size() - 1);
        }
        double heap =
                heapPools().stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum() / 1e6;
        List<Double> sorted = millis.stream().sorted().toList();
        int n = sorted.size();
        OptionalDouble goal = row.goalMillis();
        out.printf(
                Locale.ROOT,
                "%-44s %10.1f %10.1f %7d %8.0f %9s  %s%n",
                row.name(),
                (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2,
                sorted.get(0),
                n,
                heap,
                goal.isPresent() ? String.format(Locale.ROOT, "%.0f", goal.getAsDouble()) : "",
                task.beside());
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
