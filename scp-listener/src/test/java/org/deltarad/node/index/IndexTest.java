package org.deltarad.node.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.deltarad.node.Await;
import org.deltarad.node.PostgresCluster;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");

    private static PostgresCluster postgres;

    @TempDir
    Path data;

    enum Kind {
        H2,
        POSTGRESQL
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    private IndexSource database(Kind kind) throws Exception {
        if (kind == Kind.H2) {
            return new IndexSource.H2File(data);
        }
        if (postgres == null) {
            postgres = PostgresCluster.start();
        }
        return postgres.database();
    }

    @ParameterizedTest
    @EnumSource
    void rowsComeBackAsTheyWentInAfterReopening(Kind kind) throws Exception {
        IndexSource database = database(kind);
        InstanceRow mask = instance("1.2.3", InstanceRow.RT_STRUCTURE_SET);
        try (Index index = Index.open(database)) {
            index.update(t -> {
                t.instances().add(mask);
                t.timePoints().add(mask, NOW);
            });
        }
        try (Index index = Index.open(database)) {
            Optional<InstanceRow> found = index.read(t -> t.instances().find("1.2.3"));
            assertThat(found).contains(mask);
            TimePointRow row = index.read(t -> t.timePoints().ofMask("1.2.3")).orElseThrow();
            assertThat(row.state()).isEqualTo(TimePointState.RECEIVED);
            assertThat(row.patient()).isEqualTo(mask.patient());
            assertThat(row.createdAt()).isEqualTo(NOW);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailedTransactionLeavesNothing(Kind kind) throws Exception {
        IndexSource database = database(kind);
        try (Index index = Index.open(database)) {
            assertThatThrownBy(() -> index.update(t -> {
                        t.instances().add(instance("1.2.3", "1.2.840.10008.5.1.4.1.1.4"));
                        throw new IllegalStateException("halfway");
                    }))
                    .hasMessageContaining("halfway");
            long count = index.read(t -> t.instances().count());
            assertThat(count).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void namedImagesThatAreNotHereAreMissing(Kind kind) throws Exception {
        IndexSource database = database(kind);
        try (Index index = Index.open(database)) {
            index.update(t -> {
                InstanceRow mask = instance("1.2.3", InstanceRow.SEGMENTATION);
                t.instances().add(mask);
                t.instances().add(instance("1.2.4", "1.2.840.10008.5.1.4.1.1.4"));
                long id = t.timePoints().add(mask, NOW);
                t.timePoints().setReferences(id, "1.2", List.of("1.2.4", "1.2.5"));
                assertThat(t.timePoints().namedImages(id)).isEqualTo(2);
                assertThat(t.timePoints().missingImages(id)).containsExactly("1.2.5");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReportOfTheSameTimePointsIsAddedOnce(Kind kind) throws Exception {
        IndexSource database = database(kind);
        try (Index index = Index.open(database)) {
            index.update(t -> {
                InstanceRow mask = instance("1.2.3", InstanceRow.SEGMENTATION);
                t.instances().add(mask);
                long id = t.timePoints().add(mask, NOW);
                t.patients().lock("P1", "");
                t.patients().lock("P1", "");
                assertThat(t.reports().addOnce(id, Optional.empty(), NOW)).isPresent();
                assertThat(t.reports().addOnce(id, Optional.empty(), NOW)).isEmpty();
                assertThat(t.reports().addOnce(id, Optional.of(id), NOW)).isPresent();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void transactionsThatMeetAreAllDone(Kind kind) throws Exception {
        try (Index index = Index.open(database(kind))) {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<Integer>> all = new ArrayList<>();
            for (int n = 0; n < 40; n++) {
                String patient = "P" + n / 8;
                all.add(threads.submit(() -> index.write(t -> {
                    t.patients().lock(patient, "");
                    return 1;
                })));
            }
            for (Future<Integer> done : all) {
                assertThat(done.get(30, TimeUnit.SECONDS)).isOne();
            }
            threads.shutdown();
        }
    }

    @Test
    void aPostgresThatMayLoseWhatWasAcknowledgedIsRefused() throws Exception {
        IndexSource.PostgreSql database = (IndexSource.PostgreSql) database(Kind.POSTGRESQL);
        try (Index index = Index.open(database);
                Connection c = index.dataSource().getConnection()) {
            c.createStatement().execute("alter database " + c.getCatalog() + " set synchronous_commit = off");
        }
        assertThatThrownBy(() -> Index.open(database))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("synchronous_commit = off");
    }

    @Test
    void aPostgresThatIsNotThereIsAnErrorThatSaysWhere() {
        assertThatThrownBy(() -> Index.open(
                        new IndexSource.PostgreSql("jdbc:postgresql://127.0.0.1:1/none", "deltarad", "secret")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the index at jdbc:postgresql://127.0.0.1:1/none cannot be opened")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aSecondProcessListsTheJobsWhileTheFirstHasTheDatabaseOpen() throws Exception {
        try (Index index = Index.open(data)) {
            index.update(t -> t.incidents()
                    .add(new IncidentRow(
                            "127.0.0.1",
                            "SENDER",
                            Optional.empty(),
                            Optional.of("P1"),
                            "truncated",
                            Optional.empty(),
                            NOW)));
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ListJobs.class.getName(),
                            data.toString())
                    .redirectError(new File("/dev/null"))
                    .start();
            String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(other.waitFor()).isZero();
            assertThat(said).contains("incident P1 refused truncated");
        }
        try (Index stopped = Index.openExisting(data)) {
            List<JobRow> jobs = stopped.read(t -> t.jobs().latest(10));
            assertThat(jobs).hasSize(1);
        }
    }

    @Test
    void theDoorForASecondProcessIsOnLoopbackOnly() throws IOException {
        try (Index index = Index.open(data)) {
            long empty = index.read(t -> t.instances().count());
            assertThat(empty).isZero();
            String url = IndexDoor.find(data.resolve("db").resolve("index")).orElseThrow();
            int port = Integer.parseInt(url.replaceFirst(".*127\\.0\\.0\\.1:(\\d+)/.*", "$1"));
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            List<InetAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLoopbackAddress())
                    .toList();
            if (others.isEmpty()) {
                System.out.println("Not tested on other addresses: this machine has none");
            }
            for (InetAddress a : others) {
                assertThatThrownBy(() -> new Socket(a, port).close())
                        .as(a.toString())
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void anInterruptedThreadDoesNotCloseTheDatabase() throws IOException {
        try (Index index = Index.open(data)) {
            Thread.currentThread().interrupt();
            index.update(t -> t.instances().add(instance("1.2.3", "1.2.840.10008.5.1.4.1.1.4")));
            assertThat(Thread.interrupted()).isTrue();
            index.update(t -> t.instances().add(instance("1.2.4", "1.2.840.10008.5.1.4.1.1.4")));
        }
        try (Index index = Index.open(data)) {
            long count = index.read(t -> t.instances().count());
            assertThat(count).isEqualTo(2);
        }
    }

    /** The second process. */
    static final class ListJobs {
        private ListJobs() {}

        public static void main(String[] args) throws IOException {
            try (Index index = Index.openExisting(Path.of(args[0]))) {
                for (JobRow j : index.read(t -> t.jobs().latest(10))) {
                    System.out.println(j.kind() + " " + j.patientId() + " " + j.state() + " " + j.reason());
                }
            }
        }
    }

    static InstanceRow instance(String uid, String sopClass) {
        return new InstanceRow(
                uid,
                sopClass,
                "1",
                "1.2",
                "1.2.840.10008.1.2.1",
                "MR",
                new Patient("P1", Optional.of("HOSPITAL"), Optional.of("19700101"), Optional.empty()),
                Optional.empty(),
                Optional.of(LocalDateTime.of(2026, 2, 1, 8, 0, 0)),
                "0".repeat(64),
                1234,
                "SENDER",
                "127.0.0.1",
                NOW);
    }

    /** As H2 does when the disk is full. */
    @Test
    void aDatabaseThatClosedItselfIsOpenedAgain() throws Exception {
        try (Index index = Index.open(data)) {
            assertThatThrownBy(() -> {
                        try (Connection c = index.dataSource().getConnection();
                                Statement shutdown = c.createStatement()) {
                            index.dataSource().getConnection().close();
                            shutdown.execute("shutdown immediately");
                        }
                    })
                    .isInstanceOf(SQLException.class);
            for (int n = 0; n < 20; n++) {
                assertThat(index.<Long>read(t -> t.instances().count())).isZero();
            }
        }
    }

    /** As a write that fails for want of space does it: every connection that meets the closed file closes it once more. */
    @Test
    void aDatabaseThatWasClosedUnderItsConnectionsIsOpenToAllAgain() throws Exception {
        IndexSource.H2File h2 = new IndexSource.H2File(data);
        try (Index index = Index.open(h2)) {
            Database dead;
            try (Connection connection = h2.connect()) {
                dead = ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getDatabase();
            }
            dead.shutdownImmediately();
            index.read(t -> t.reports().documents());
            dead.shutdownImmediately();
            assertThat(readBeside()).as("H2 has forgotten it").isEmpty();
            Await.until("the index can be read beside the node", this::readBeside, () -> "it cannot");
        }
    }

    private Optional<Integer> readBeside() {
        try (Index beside = Index.openExisting(data)) {
            return Optional.of(beside.read(t -> t.reports().documents()).size());
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }
}
