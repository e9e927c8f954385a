package org.deltarad.node.soak.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.node.bench.dimse.OrthancReceiver;
import org.deltarad.node.bench.dimse.Receiver;
import org.deltarad.node.bench.dimse.StorescpReceiver;
import org.deltarad.node.demo.FolderTree;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.node.soak.peer.Latencies;
import org.deltarad.node.soak.peer.Part10Bytes;
import org.deltarad.node.soak.peer.RawAssociation;
import org.deltarad.node.soak.peer.Slices;

/** Many associations at once to the node, then to dcmtk's storescp and to Orthanc, by the same sender. */
record Throughput() implements Scenario {
    private static final int ASSOCIATIONS = 64;
    private static final int LOOKS = 5;
    private static final int GROWTH_MEGABYTES = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** A slice of the whole form has 512 KB, one of the short form 32. */
    private static final int SIDE = 512;

    private static final int SHORT_SIDE = 128;

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String title() {
        return "64 associations at once to the node, to dcmtk's storescp and to Orthanc: rate, latency, memory";
    }

    @Override
    public Outcome run(Stage stage) throws Exception {
        int associations = stage.scale().of(8, ASSOCIATIONS);
        int instances = stage.scale().of(800, 20_000);
        int side = stage.scale().whole() ? SIDE : SHORT_SIDE;
        Slices slices = Slices.of(side, DicomToolkit.standard().codec());
        Facts facts = new Facts();
        Run run = new Run(stage, slices, associations, instances, facts);
        NodeReceiver node = new NodeReceiver(associations);
        run.with(node, node::look);
        memory(facts, node);
        run.with(new StorescpReceiver(), () -> {});
        run.with(new OrthancReceiver(Map.of("DicomThreadsCount", associations)), () -> {});
        return facts.after("%d instances of %d KB by %d associations at once, to each receiver"
                .formatted(instances, side * side / 512, associations));
    }

    /** From the first quarter on, when all is loaded. */
    private static void memory(Facts facts, NodeReceiver node) {
        List<Long> heap = node.heapMegabytes();
        facts.atMost(
                "heap after collection at the end above that after a quarter",
                GROWTH_MEGABYTES,
                heap.get(heap.size() - 1) - (double) heap.get(1),
                "MB");
        facts.note("heap after collection at each quarter %s MB, resident %s MB", heap, node.residentMegabytes());
    }

    private interface Look {
        void look() throws IOException;
    }

    /** The same load to each receiver. */
    private record Run(Stage stage, Slices slices, int associations, int instances, Facts facts) {
        void with(Receiver receiver, Look look) throws IOException, InterruptedException {
            Path folder = stage.folder().resolve("store");
            Latencies latencies = new Latencies();
            AtomicInteger acknowledged = new AtomicInteger();
            double seconds;
            try (Receiver.Running running = receiver.start(folder)) {
                look.look();
                long nanos = 0;
                for (int part = 0; part < LOOKS - 1; part++) {
                    long start = System.nanoTime();
                    send(running.port(), part, latencies, acknowledged);
                    nanos += System.nanoTime() - start;
                    look.look();
                }
                seconds = nanos * 1e-9;
                facts.add(
                        receiver.name() + ": all instances are acknowledged and stored",
                        acknowledged.get() == instances && running.stored() == instances,
                        acknowledged + " acknowledged, " + running.stored() + " stored");
                if (receiver instanceof NodeReceiver) {
                    facts.none("DeltaRad node: of every tenth file, those with other bytes", changed(folder));
                }
            }
            facts.note(
                    "%s: %.0f instances/s, %.1f MB/s; C-STORE p50 %.1f ms, p95 %.1f ms, p99 %.1f ms",
                    receiver.name(),
                    instances / seconds,
                    instances * (double) slices.slice(0).dataSet().length / seconds / 1e6,
                    latencies.percentile(50),
                    latencies.percentile(95),
                    latencies.percentile(99));
            stage.say()
                    .accept(String.format(
                            Locale.ROOT, "%s: %d instances in %.1f s", receiver.name(), instances, seconds));
            FolderTree.delete(folder);
        }

        /** A quarter of the instances, dealt to the associations. */
        private void send(int port, int part, Latencies latencies, AtomicInteger acknowledged)
                throws IOException, InterruptedException {
            int from = (int) ((long) instances * part / (LOOKS - 1));
            int to = (int) ((long) instances * (part + 1) / (LOOKS - 1));
            ExecutorService senders = Executors.newFixedThreadPool(associations);
            try {
                List<Future<Void>> all = new ArrayList<>();
                for (int a = 0; a < associations; a++) {
                    int first = from + a;
                    all.add(senders.submit(() -> {
                        send(port, first, to, latencies, acknowledged);
                        return null;
                    }));
                }
                for (Future<Void> f : all) {
                    f.get();
                }
            } catch (ExecutionException e) {
                throw new IOException("a sender failed: " + e.getCause().getMessage(), e);
            } finally {
                senders.shutdownNow();
            }
        }

        private void send(int port, int first, int to, Latencies latencies, AtomicInteger acknowledged)
                throws IOException {
            try (RawAssociation a = RawAssociation.open(port, Receiver.AET, "LOAD", List.of(Slices.CT), PATIENCE)) {
                for (int n = first; n < to; n += associations) {
                    if (latencies.timed(a, slices.slice(n)) == 0) {
                        acknowledged.incrementAndGet();
                    }
                }
                a.release();
            }
        }

        private List<String> changed(Path folder) throws IOException {
            List<String> changed = new ArrayList<>();
            for (int n = 0; n < instances; n += 10) {
                Instance i = slices.slice(n);
                Path file = folder.resolve("data/studies")
                        .resolve(i.studyInstanceUid())
                        .resolve(i.seriesInstanceUid())
                        .resolve(i.sopInstanceUid() + ".dcm");
                byte[] stored = Part10Bytes.dataSet(Files.readAllBytes(file));
                if (!Part10Bytes.sha256(stored).equals(i.sha256())) {
                    changed.add(i.sopInstanceUid());
                }
            }
            return changed;
        }
    }
}
