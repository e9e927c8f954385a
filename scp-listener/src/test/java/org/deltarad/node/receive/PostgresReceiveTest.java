package org.deltarad.node.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.node.PostgresCluster;
import org.deltarad.node.commitment.CommitmentDesk;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.IncidentRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.IndexSource;
import org.deltarad.node.index.InstanceCopyRow;
import org.deltarad.node.index.InstanceRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that receive into one folder, their index in PostgreSQL. */
class PostgresReceiveTest {
    private static final int UIDS = 20;

    private static PostgresCluster postgres;

    @TempDir
    Path temp;

    @BeforeAll
    static void start() throws Exception {
        postgres = PostgresCluster.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void eachInstanceIsTakenOnceAndOtherBytesBesideItWhoeverReceivesThem() throws Exception {
        DataFolder folder = folder();
        IndexSource.PostgreSql database = postgres.database();
        try (Index one = Index.open(database);
                Index two = Index.open(database);
                Intake first = intake(folder, one);
                Intake second = intake(folder, two)) {
            Map<String, AtomicInteger> beside = new ConcurrentHashMap<>();
            send(8 * UIDS, 16, n -> {
                String uid = "1.2.3.4." + (n % UIDS + 1);
                Dataset d = n / UIDS % 4 == 3 ? other(uid) : Sample.mr(uid).build();
                Status status = Sample.send(receiver(n % 3 == 0 ? first : second, one), d);
                assertThat(status.code()).isIn(0, Intake.KEPT_BESIDE);
                if (!status.isSuccess()) {
                    beside.computeIfAbsent(uid, u -> new AtomicInteger()).incrementAndGet();
                }
                if (n % 50 == 0) {
                    second.recover();
                }
            });
            // Of eight senders of a UID, two had other bytes than the six: whoever was first is at the place.
            assertThat(beside).hasSize(UIDS);
            assertThat(beside.values()).allMatch(n -> n.get() == 2 || n.get() == 6);
            List<InstanceCopyRow> copies = one.read(t -> t.copies().all());
            assertThat(copies).hasSize(UIDS);
            List<IncidentRow> incidents = one.read(t -> t.incidents().all());
            assertThat(incidents).hasSize(UIDS);
            filesAndRowsAgree(folder, one);
        }
    }

    @Test
    void connectionsThatAreLostLoseNothingAndLeaveNothing() throws Exception {
        DataFolder folder = folder();
        IndexSource.PostgreSql database = postgres.database();
        try (Index one = Index.open(database);
                Index two = Index.open(database);
                Intake first = intake(folder, one);
                Intake second = intake(folder, two)) {
            AtomicInteger again = new AtomicInteger();
            AtomicBoolean over = new AtomicBoolean();
            Thread cutter = new Thread(() -> cut(database, over), "cutter");
            cutter.start();
            try {
                send(6 * UIDS, 12, n -> {
                    Dataset d = Sample.mr("1.2.3.4." + (n % (3 * UIDS) + 1)).build();
                    Status status = Sample.send(receiver(n % 2 == 0 ? first : second, one), d);
                    for (; status.code() == 0xA700; again.incrementAndGet()) {
                        status = Sample.send(receiver(n % 2 == 0 ? first : second, one), d);
                    }
                    assertThat(status).isEqualTo(Status.SUCCESS);
                });
            } finally {
                over.set(true);
                cutter.join();
            }
            System.out.println(again + " of " + 6 * UIDS + " instances were answered A700 and sent again");
            Sample.send(receiver(first, one), Sample.mr("1.2.3.4.999").build());
            Sample.send(receiver(second, one), Sample.mr("1.2.3.4.998").build());
            List<InstanceCopyRow> copies = one.read(t -> t.copies().all());
            assertThat(copies).isEmpty();
            assertThat(filesAndRowsAgree(folder, one)).isEqualTo(3 * UIDS + 2);
        }
    }

    /** Ends all connections again and again, also in the middle of a commit. */
    private static void cut(IndexSource.PostgreSql database, AtomicBoolean over) {
        try (Connection c = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            while (!over.get()) {
                try (var statement = c.createStatement()) {
                    statement.execute("select pg_terminate_backend(pid), pg_sleep(0.05) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Sending {
        void send(int n) throws Exception;
    }

    private static void send(int count, int threads, Sending sending) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                int number = n;
                all.add(senders.submit(() -> {
                    sending.send(number);
                    return null;
                }));
            }
            for (Future<?> f : all) {
                f.get();
            }
        } finally {
            senders.shutdownNow();
        }
    }

    /** Every row has its file, whole, every file its row, and nothing is half there; gives the number of instances. */
    private static long filesAndRowsAgree(DataFolder folder, Index index) throws IOException {
        List<Path> expected = new ArrayList<>();
        Integrity integrity = new Integrity(folder);
        for (String uid : index.read(t -> t.instances().uids())) {
            InstanceRow row = index.read(t -> t.instances().find(uid)).orElseThrow();
            assertThat(integrity.isIntact(row)).as(uid).isTrue();
            expected.add(folder.file(row));
        }
        long instances = expected.size();
        index.read(t -> t.copies().all()).forEach(c -> expected.add(folder.file(c)));
        List<Path> files = new ArrayList<>();
        for (Path place : List.of(folder.studies(), folder.beside(), folder.quarantine(), folder.incoming())) {
            try (Stream<Path> all = Files.walk(place)) {
                all.filter(Files::isRegularFile)
                        .filter(p -> !p.toString().endsWith(".lock"))
                        .forEach(files::add);
            }
        }
        assertThat(files).containsExactlyInAnyOrderElementsOf(expected);
        return instances;
    }

    private DataFolder folder() throws IOException {
        DataFolder folder = new DataFolder(temp.resolve("data"));
        folder.create();
        return folder;
    }

    private static Intake intake(DataFolder folder, Index index) throws IOException {
        return new Intake(folder, index, DicomToolkit.standard().codec(), 0, Clock.systemUTC(), id -> {});
    }

    private static Receiver receiver(Intake intake, Index index) {
        return new Receiver(
                intake, new CommitmentDesk(index, Set.of(), (peer, result) -> false, id -> {}, Clock.systemUTC()));
    }

    private static Dataset other(String uid) {
        byte[] pixels = new byte[32];
        pixels[5] = 1;
        return Sample.mr(uid).bulk(Tag.PixelData, VR.OW, pixels).build();
    }
}
