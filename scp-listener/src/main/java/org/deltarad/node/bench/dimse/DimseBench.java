package org.deltarad.node.bench.dimse;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.node.demo.FolderTree;

/**
 * Prints two tables: instances a second that each receiver stores when dcmtk's storescu sends, and files a second that each
 * parser reads. Each number is the median of the rounds; a round that is not counted comes first. Orthanc has one round.
 */
public final class DimseBench {
    private static final List<Workload> WORKLOADS = List.of(new Workload(200, 512), new Workload(2000, 128));
    private static final List<Integer> SENDERS = List.of(1, 4, 16);
    private static final Workload SLICES = new Workload(200, 256);
    private static final int WARM_UP = 5;

    private final PrintWriter out;
    private final int rounds;

    /** @param rounds counted, of each row */
    public DimseBench(PrintWriter out, int rounds) {
        this.out = out;
        this.rounds = rounds;
    }

    /**
     * Measures all.
     *
     * @throws IOException when a receiver does not start or does not store all
     */
    public void run() throws IOException, DicomException, InterruptedException {
        List<DicomToolkit> toolkits = ServiceLoader.load(DicomToolkit.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        Path folder = Files.createTempDirectory("deltarad-bench");
        try {
            store(toolkits, folder);
            parse(toolkits, folder);
        } finally {
            FolderTree.delete(folder);
        }
    }

    private void store(List<DicomToolkit> toolkits, Path folder)
            throws IOException, DicomException, InterruptedException {
        List<Receiver> receivers = new ArrayList<>();
        toolkits.forEach(t -> receivers.add(new ToolkitReceiver(t, true)));
        toolkits.forEach(t -> receivers.add(new ToolkitReceiver(t, false)));
        receivers.add(new StorescpReceiver());
        receivers.add(new OrthancReceiver());
        out.println(
                "Storing what dcmtk's storescu sends; synced to disk, but for storescp, which cannot, and 'no sync'");
        out.printf(
                "%-16s %8s  %-20s %9s %12s %8s  %s%n",
                "instances", "senders", "receiver", "seconds", "instances/s", "MB/s", "storescp's time");
        for (Workload workload : WORKLOADS) {
            for (int senders : SENDERS) {
                Path sent = folder.resolve("sent");
                List<Path> shares = workload.write(sent, senders, codec());
                double[] seconds = medians(receivers, shares, workload, folder.resolve("received"));
                double storescp = seconds[2 * toolkits.size()];
                for (int r = 0; r < receivers.size(); r++) {
                    print(workload, senders, receivers.get(r), seconds[r], storescp);
                }
                FolderTree.delete(sent);
            }
        }
    }

    /** Receivers take turns, so that what else the machine does hits all alike. */
    private double[] medians(List<Receiver> receivers, List<Path> shares, Workload workload, Path folder)
            throws IOException, InterruptedException {
        double[][] seconds = new double[receivers.size()][rounds];
        for (int round = -1; round < rounds; round++) {
            for (int r = 0; r < receivers.size(); r++) {
                if (receivers.get(r).slow() && round >= 0) {
                    continue;
                }
                double s = new StoreRound(receivers.get(r), shares, workload.instances()).seconds(folder);
                if (receivers.get(r).slow()) {
                    Arrays.fill(seconds[r], s);
                } else if (round >= 0) {
                    seconds[r][round] = s;
                }
            }
        }
        return Arrays.stream(seconds).mapToDouble(DimseBench::median).toArray();
    }

    private void print(Workload workload, int senders, Receiver receiver, double seconds, double storescp) {
        out.printf(
                Locale.ROOT,
                "%-16s %8d  %-20s %9.2f %12.0f %8.1f  x %.2f%n",
                workload.title(),
                senders,
                receiver.name(),
                seconds,
                workload.instances() / seconds,
                workload.instances() * workload.bytes() / seconds / 1e6,
                seconds / storescp);
        out.flush();
    }

    private void parse(List<DicomToolkit> toolkits, Path folder)
            throws IOException, DicomException, InterruptedException {
        Path slices = folder.resolve("slices");
        SLICES.write(slices, 1, codec());
        List<ParseRound> parsers = new ArrayList<>();
        toolkits.forEach(t -> parsers.add(new ParseRound.Codec(t.name(), t.codec())));
        parsers.add(new ParseRound.Dcmdump());
        out.println();
        out.println("Parsing " + SLICES.title() + " MR slices");
        out.printf("%-16s %9s %12s%n", "parser", "seconds", "files/s");
        for (ParseRound parser : parsers) {
            double[] seconds = new double[rounds];
            for (int round = -WARM_UP; round < rounds; round++) {
                double s = parser.seconds(slices);
                if (round >= 0) {
                    seconds[round] = s;
                }
            }
            double s = median(seconds);
            out.printf(Locale.ROOT, "%-16s %9.3f %12.0f%n", parser.name(), s, SLICES.instances() / s);
            out.flush();
        }
    }

    private static DatasetCodec codec() {
        return DicomToolkit.standard().codec();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
