package org.deltarad.node.soak.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.deltarad.node.demo.Ports;
import org.deltarad.node.soak.check.DataAudit;
import org.deltarad.node.soak.check.IndexRows;
import org.deltarad.node.soak.peer.HostileSender;
import org.deltarad.node.soak.peer.HostileStream;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.node.soak.peer.Journal;
import org.deltarad.node.soak.peer.Latencies;
import org.deltarad.node.soak.peer.RawAssociation;
import org.deltarad.node.soak.process.JvmWatch;
import org.deltarad.node.soak.process.Launch;
import org.deltarad.node.soak.process.NodeProcess;

/** Senders that break every rule of PS3.8, in the node's face, while one that keeps them goes on storing. */
record Hostile() implements Scenario {
    private static final int FUZZERS = 24;
    private static final int DRIPPERS = 16;
    private static final int ASSOCIATIONS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration IDLE_THREADS = Duration.ofSeconds(90);
    private static final int HOSTILE_MILLIS = 8000;
    private static final int INTO_DATA_SET = 3000;
    private static final int PAUSE_MILLIS = 100;
    private static final int SLOW_MILLIS = 20_000;
    private static final double P95_LIMIT_MILLIS = 2000;
    private static final int MEGABYTES = 64;

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String title() {
        return "fuzzed associations, oversized lengths and slow-loris senders while a good sender stores";
    }

    @Override
    public Outcome run(Stage stage) throws Exception {
        int streams = stage.scale().of(96, 10_000);
        int watch = Ports.freeOr(0);
        Launch launch = Launch.of(stage.configuration("node.yaml", yaml())).withOptions(JvmWatch.options(watch));
        Facts facts = new Facts();
        Journal journal = new Journal();
        try (NodeProcess node = NodeProcess.start(launch)) {
            try (JvmWatch jvm = JvmWatch.of(node, watch)) {
                attack(stage, facts, journal, node.ports().dicom(), jvm, streams);
            }
            node.stop();
        }
        try (IndexRows rows = IndexRows.of(stage.data())) {
            DataAudit audit = new DataAudit(stage.data(), rows.instances(), rows.documents());
            facts.none(
                    "acknowledged instances not on disk bit for bit, or without row",
                    audit.lost(journal.acknowledged().values()));
        }
        return facts.after("%d fuzzed associations by %d at once (seed %d), %d slow-loris connections"
                .formatted(streams, FUZZERS, stage.seed(), DRIPPERS));
    }

    private static void attack(Stage stage, Facts facts, Journal journal, int port, JvmWatch jvm, int streams)
            throws Exception {
        List<List<List<Instance>>> cases =
                SyntheticCases.patients(stage.seed(), 1 + stage.scale().of(4, 40));
        Good good = new Good(port, cases.subList(1, cases.size()), journal);
        good.round();
        Latencies quiet = good.startAnew();
        Baseline before = Baseline.of(jvm);
        Attack attack = new Attack(port, new HostileStream(cases.get(0).get(0).get(0), "DELTARAD"), stage, streams);
        attack.start();
        while (!attack.isOver()) {
            good.round();
        }
        attack.end();
        Latencies under = good.startAnew();
        int refused = journal.refused() + journal.outOfResources();
        facts.add(
                "the good sender's associations and C-STOREs all succeed",
                journal.brokenAssociations() == 0 && refused == 0,
                "%d C-STOREs, %d broken associations, %d refused"
                        .formatted(under.count(), journal.brokenAssociations(), refused));
        facts.atMost("p95 of its C-STOREs", P95_LIMIT_MILLIS, under.percentile(95), "ms");
        facts.note(
                "its p95 before the attack %.1f ms, its slowest C-STORE during it %.0f ms",
                quiet.percentile(95), under.percentile(100));
        facts.equal("slow-loris connections that the node closed", DRIPPERS, attack.dripsClosed.get());
        facts.equal("fuzzed connections that the node closed", streams, attack.closed.get());
        settled(stage, facts, jvm, before);
        facts.add(
                "all " + ASSOCIATIONS + " association slots are free again", slotsFree(stage, port), "opened at once");
    }

    private static String yaml() {
        return """
                dicom:
                  bind: 127.0.0.1
                  port: 0
                  maxAssociations: %d
                  maxPerPeer: %d
                  timeouts: {association: 1, pdu: 1, idle: 3}
                http: {port: 0}
                data: data
                minFreeMegabytes: 1
                """.formatted(ASSOCIATIONS, ASSOCIATIONS);
    }

    /** Opens as many associations as may be open at once. */
    private static boolean slotsFree(Stage stage, int port) throws Exception {
        return stage.await(PATIENCE, () -> {
            List<RawAssociation> all = new ArrayList<>();
            try {
                for (int n = 0; n < ASSOCIATIONS; n++) {
                    all.add(RawAssociation.open(
                            port, "DELTARAD", "SLOT", List.of("1.2.840.10008.5.1.4.1.1.4"), PATIENCE));
                }
                return true;
            } catch (IOException notYet) {
                return false;
            } finally {
                for (RawAssociation a : all) {
                    a.close();
                }
            }
        });
    }

    private static void settled(Stage stage, Facts facts, JvmWatch jvm, Baseline before) throws Exception {
        // Threads of ended associations wait a minute for others.
        int idle = stage.scale().whole() ? 0 : FUZZERS + DRIPPERS;
        boolean back = stage.await(
                IDLE_THREADS, () -> jvm.threads() <= before.threads + idle + 8 && jvm.openFiles() <= before.files + 16);
        facts.add(
                "threads and open files are back" + (idle == 0 ? "" : ", but for " + idle + " idle threads"),
                back,
                "threads %d, were %d; files %d, were %d"
                        .formatted(jvm.threads(), before.threads, jvm.openFiles(), before.files));
        facts.atMost(
                "heap after collection above that before",
                MEGABYTES,
                (jvm.heapAfterCollection() - before.heap) / 1048576.0,
                "MB");
    }

    /** A node at rest. */
    private record Baseline(int threads, long files, long heap) {
        static Baseline of(JvmWatch jvm) throws IOException {
            long heap = jvm.heapAfterCollection();
            return new Baseline(jvm.threads(), jvm.openFiles(), heap);
        }
    }

    /** A modality that keeps the rules; it sends its series again and again, new ones first. */
    private static final class Good {
        private final int port;
        private final List<List<List<Instance>>> cases;
        private final Journal journal;
        private Latencies latencies = new Latencies();
        private int next;

        Good(int port, List<List<List<Instance>>> cases, Journal journal) {
            this.port = port;
            this.cases = cases;
            this.journal = journal;
        }

        /** The times until now; new ones from now on. */
        Latencies startAnew() {
            Latencies until = latencies;
            latencies = new Latencies();
            return until;
        }

        void round() {
            List<Instance> series = cases.get(next / 2 % cases.size()).get(next % 2);
            next++;
            List<String> classes =
                    series.stream().map(Instance::sopClassUid).distinct().toList();
            try (RawAssociation a = RawAssociation.open(port, "DELTARAD", "GOOD", classes, PATIENCE)) {
                for (Instance i : series) {
                    journal.answered(i, latencies.timed(a, i));
                }
                a.release();
            } catch (IOException e) {
                journal.broken();
            }
        }
    }

    /** The others. */
    private static final class Attack {
        private final int port;
        private final HostileStream stream;
        private final Stage stage;
        private final int streams;
        private final AtomicInteger number = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private final AtomicInteger dripsClosed = new AtomicInteger();
        private final ExecutorService threads = Executors.newFixedThreadPool(FUZZERS + DRIPPERS);
        private final CountDownLatch over = new CountDownLatch(FUZZERS + DRIPPERS);

        Attack(int port, HostileStream stream, Stage stage, int streams) {
            this.port = port;
            this.stream = stream;
            this.stage = stage;
            this.streams = streams;
        }

        void start() {
            for (int n = 0; n < FUZZERS; n++) {
                Future<?> unused = threads.submit(this::fuzz);
            }
            for (int n = 0; n < DRIPPERS; n++) {
                int which = n;
                Future<?> unused = threads.submit(() -> drip(which));
            }
        }

        private void fuzz() {
            for (int n = number.getAndIncrement(); n < streams; n = number.getAndIncrement()) {
                if (HostileSender.send(port, stream.bytes(stage.seed() * 1_000_003 + n), HOSTILE_MILLIS)) {
                    closed.incrementAndGet();
                }
                if (n % 1000 == 999) {
                    stage.say().accept((n + 1) + " of " + streams + " fuzzed associations");
                }
            }
            over.countDown();
        }

        /** Every other within the association request, the rest within the data set of a C-STORE. */
        private void drip(int which) {
            try {
                int atOnce = which % 2 == 0 ? 0 : INTO_DATA_SET;
                if (HostileSender.drip(port, stream.valid(), atOnce, PAUSE_MILLIS, SLOW_MILLIS)) {
                    dripsClosed.incrementAndGet();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } finally {
                over.countDown();
            }
        }

        boolean isOver() {
            return over.getCount() == 0;
        }

        void end() throws InterruptedException {
            over.await();
            threads.shutdown();
            threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
