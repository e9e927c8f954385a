package org.deltarad.node.soak.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.deltarad.node.soak.check.DataAudit;
import org.deltarad.node.soak.check.IndexRows;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.node.soak.peer.Journal;
import org.deltarad.node.soak.peer.Sender;
import org.deltarad.node.soak.process.Launch;
import org.deltarad.node.soak.process.NodeProcess;
import org.deltarad.node.soak.process.Tmpfs;

/**
 * The disk fills while senders push: once down to the configured floor, once to the last byte, under files and database
 * alike. Where no small file system can be had, the floor is put just under what the disk has free.
 */
record DiskFull() implements Scenario {
    private static final int SENDERS = 2;
    private static final int MEGABYTES = 64;
    private static final int FLOOR = 16;
    private static final long LAST_BYTES = 200_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration FULL = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public String title() {
        return "disk full during receipt, down to the floor and to the last byte; then space returns";
    }

    @Override
    public Outcome run(Stage stage) throws Exception {
        int patients = stage.scale().of(3, 30);
        List<List<List<Instance>>> cases = SyntheticCases.patients(stage.seed(), patients);
        Facts facts = new Facts();
        Optional<String> problem = Tmpfs.problem();
        if (problem.isPresent()) {
            facts.note("only the floor was tried, on this disk: %s", problem.get());
            floorOnThisDisk(stage, facts, cases);
        } else {
            onTmpfs(stage, facts, cases, FLOOR, "floor");
            onTmpfs(stage, facts, cases, 0, "last byte");
        }
        return facts.after("%d instances by %d senders, disk full for %d s in the middle"
                .formatted(patients * SyntheticCases.INSTANCES, SENDERS, FULL.toSeconds()));
    }

    private static void onTmpfs(Stage stage, Facts facts, List<List<List<Instance>>> cases, int floor, String what)
            throws Exception {
        Path data = Files.createDirectories(stage.folder().resolve("data-" + floor));
        try (Tmpfs disk = Tmpfs.mount(data, MEGABYTES)) {
            Launch launch = launch(stage, "data-" + floor, floor).withWrapper(disk.enter());
            Path ballast = disk.root().resolve("ballast");
            new Run(stage, facts, cases, what, disk.root())
                    .with(
                            launch,
                            () -> fill(ballast, disk, floor == 0 ? LAST_BYTES : (long) floor << 19),
                            () -> Files.delete(ballast));
        }
    }

    /** Writes until only so many bytes are free. */
    private static void fill(Path ballast, Tmpfs disk, long leave) throws IOException {
        byte[] chunk = new byte[1 << 12];
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (disk.free() > leave) {
                out.write(chunk);
            }
        } catch (IOException full) {
            // The node wrote, too: there is nothing left to fill.
        }
    }

    private static void floorOnThisDisk(Stage stage, Facts facts, List<List<List<Instance>>> cases) throws Exception {
        long free = stage.folder().toFile().getUsableSpace() >> 20;
        long margin = Math.min(2048, free / 4);
        Path ballast = stage.folder().resolve("ballast");
        Launch launch = launch(stage, "data", free - margin);
        new Run(stage, facts, cases, "floor", stage.data())
                .with(launch, () -> allocate(ballast, 2 * margin), () -> Files.delete(ballast));
    }

    private static void allocate(Path file, long megabytes) throws IOException, InterruptedException {
        Process p = new ProcessBuilder("fallocate", "-l", megabytes + "MiB", file.toString())
                .inheritIO()
                .start();
        if (p.waitFor() != 0) {
            throw new IOException("fallocate could not take " + megabytes + " MiB in " + file);
        }
    }

    private static Launch launch(Stage stage, String data, long floor) throws IOException {
        return Launch.of(stage.configuration("node-" + floor + ".yaml", """
                dicom: {bind: 127.0.0.1, port: 0}
                http: {port: 0}
                data: %s
                minFreeMegabytes: %d
                pairing: {quietSeconds: 0.3}
                work: {workers: 1, attempts: 20, firstRetry: 0.2}
                page: {picture: false, pdf: false}
                """.formatted(data, floor)));
    }

    private interface Step {
        void run() throws Exception;
    }

    /** One node and one full disk. */
    private record Run(Stage stage, Facts facts, List<List<List<Instance>>> cases, String what, Path data) {
        void with(Launch launch, Step fill, Step free) throws Exception {
            Journal journal = new Journal();
            int all = cases.size() * SyntheticCases.INSTANCES;
            ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
            try (NodeProcess node = NodeProcess.start(launch)) {
                int port = node.ports().dicom();
                int early = Math.max(1, cases.size() / 4);
                send(senders, port, cases.subList(0, early), journal);
                stage.await(LIMIT, () -> journal.count() == early * SyntheticCases.INSTANCES);
                fill.run();
                List<Future<Void>> sending = send(senders, port, cases.subList(early, cases.size()), journal);
                boolean refused = stage.await(LIMIT, () -> journal.outOfResources() > 0);
                int before = journal.count();
                TimeUnit.SECONDS.sleep(FULL.toSeconds());
                facts.add(
                        what + ": while full, senders get A700 and nothing else",
                        refused && journal.refused() == 0,
                        "%d A700, %d other failures, %d broken associations, %d taken"
                                .formatted(
                                        journal.outOfResources(),
                                        journal.refused(),
                                        journal.brokenAssociations(),
                                        journal.count() - before));
                free.run();
                boolean done =
                        stage.await(LIMIT, () -> sending.stream().allMatch(Future::isDone) && reported(cases.size()));
                facts.add(
                        what + ": with space again all is taken and reported, by itself",
                        done,
                        "%d of %d%s".formatted(journal.count(), all, done ? "" : "; " + progress()));
                node.stop();
                judge(journal);
            } finally {
                senders.shutdownNow();
            }
        }

        private static List<Future<Void>> send(
                ExecutorService senders, int port, List<List<List<Instance>>> patients, Journal journal) {
            return patients.stream()
                    .map(p -> senders.submit(new Sender(port, "DELTARAD", "SCANNER", p, journal)))
                    .toList();
        }

        private boolean reported(int patients) throws Exception {
            try (IndexRows rows = IndexRows.of(data)) {
                return rows.documents().size() == patients * SyntheticCases.REPORTS;
            } catch (IOException databaseClosed) {
                return false;
            }
        }

        /** What is still to be done, as the index shows it while the node runs. */
        private String progress() throws Exception {
            try (IndexRows rows = IndexRows.of(data)) {
                return "time points " + rows.states("time_point") + ", reports " + rows.states("report");
            } catch (IOException databaseClosed) {
                return databaseClosed.getMessage();
            }
        }

        private void judge(Journal journal) throws Exception {
            // H2 resolves links, and the folder is seen through one of /proc.
            Path copy = Files.createDirectories(
                    stage.folder().resolve("copy-" + what.replace(' ', '-')).resolve("db"));
            Files.copy(data.resolve("db/index.mv.db"), copy.resolve("index.mv.db"));
            try (IndexRows rows = IndexRows.of(copy.getParent())) {
                DataAudit audit = new DataAudit(data, rows.instances(), rows.documents());
                facts.none(
                        what + ": acknowledged instances not on disk bit for bit, or without row",
                        audit.lost(journal.acknowledged().values()));
                facts.none(what + ": files without row, rows without file, leftovers", audit.orphans());
                facts.equal(
                        what + ": reports",
                        cases.size() * SyntheticCases.REPORTS,
                        rows.documents().size());
            }
        }
    }
}
