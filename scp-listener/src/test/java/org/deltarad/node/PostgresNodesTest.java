package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deltarad.node.index.IndexSource;
import org.deltarad.node.index.JobRow;
import org.deltarad.node.soak.peer.RecordingPacs;
import org.deltarad.testdata.SyntheticSeries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes whose work is in PostgreSQL. */
class PostgresNodesTest {
    private static final int PATIENTS = 4;
    private static final int OBJECTS_OF_A_REPORT = 4;

    private static PostgresCluster postgres;

    @TempDir
    Path folder;

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
    void whenOneOfTwoNodesIsKilledTheOtherEndsAllTheWorkAndDeliversNothingTwice() throws Exception {
        IndexSource.PostgreSql database = postgres.database();
        try (RecordingPacs pacs = RecordingPacs.start("PACS")) {
            Path config = Files.writeString(folder.resolve("a.yaml"), """
                    dicom: {bind: 127.0.0.1, port: 0}
                    http: {port: 0}
                    data: data
                    minFreeMegabytes: 1
                    """ + settings(database, "a", pacs.port()));
            try (NodeProcess a = NodeProcess.start(config);
                    TestNode b = TestNode.start(folder, settings(database, "b", pacs.port()))) {
                for (int seed = 1; seed <= PATIENTS; seed++) {
                    SyntheticSeries s = Cases.patient(seed).build().baseline();
                    List<Path> files = TestNode.files(folder, Cases.with(s.instances(), s.rtStruct()));
                    int port = seed % 2 == 0 ? a.port() : b.node().dicomPort();
                    Dcmtk.Sent sent = Dcmtk.storescu(port, "DELTARAD", files);
                    assertThat(sent.exit()).as(sent.output()).isZero();
                }
                b.await(
                        "a first report",
                        j -> j.kind().equals("delivery") && j.state().equals("delivered"));
                a.kill();
                for (int seed = 1; seed <= PATIENTS; seed++) {
                    b.await("baseline report", "SYN-" + seed, "delivered");
                }
                assertThat(b.jobs())
                        .filteredOn(j -> j.kind().equals("delivery"))
                        .hasSize(PATIENTS)
                        .extracting(JobRow::state)
                        .containsOnly("delivered");
            }
            assertThat(Set.copyOf(stored(pacs))).hasSize(PATIENTS * OBJECTS_OF_A_REPORT);
            List<String> twice = new ArrayList<>(stored(pacs));
            new HashSet<>(stored(pacs)).forEach(twice::remove);
            System.out.println("stored again after the kill, in delivery at that moment: " + twice.size());
            assertThat(twice)
                    .as("only a report that was under way when its node was killed is sent again")
                    .hasSizeLessThanOrEqualTo(OBJECTS_OF_A_REPORT);
        }
    }

    @Test
    void aNodeGoesOnWhenTheDatabaseIsBackAndAnswersOutOfResourcesMeanwhile() throws Exception {
        try (RecordingPacs pacs = RecordingPacs.start("PACS");
                TestNode node = TestNode.start(folder, settings(postgres.database(), "a", pacs.port()))) {
            send(node, 1);
            node.await("baseline report", "SYN-1", "delivered");

            postgres.down();
            SyntheticSeries s = Cases.patient(2).build().baseline();
            Dcmtk.Sent refused = node.send(List.of(s.rtStruct()));
            assertThat(refused.output()).contains("Refused: OutOfResources");
            postgres.up();

            Await.until(
                    "an answer of success",
                    () -> {
                        try {
                            return node.send(List.of(s.rtStruct())).exit() == 0 ? Optional.of(true) : Optional.empty();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    },
                    () -> "refusals");
            send(node, 2);
            node.await("baseline report", "SYN-2", "delivered");
            assertThat(stored(pacs)).hasSize(2 * OBJECTS_OF_A_REPORT).doesNotHaveDuplicates();
        }
    }

    @Test
    void twoNodesOfOneNameAreNotStarted() throws Exception {
        IndexSource.PostgreSql database = postgres.database();
        try (TestNode node = TestNode.start(folder, settings(database, "a", 104))) {
            assertThat(node.jobs()).isEmpty();
            assertThatThrownBy(() -> TestNode.start(folder, settings(database, "a", 104)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("give this one another index.node");
        }
    }

    private static void send(TestNode node, long seed) throws Exception {
        SyntheticSeries s = Cases.patient(seed).build().baseline();
        node.deliver(Cases.with(s.instances(), s.rtStruct()));
    }

    private static String settings(IndexSource.PostgreSql database, String node, int pacs) {
        return """
                index: {url: "%s", user: %s, node: %s, heartbeat: 0.3}
                pairing: {quietSeconds: 0.2}
                destinations: {firstRetry: 0.1, pacs: [{aet: PACS, host: 127.0.0.1, port: %d, commitment: "off"}]}
                """.formatted(database.url(), database.user(), node, pacs);
    }

    /** Takes everything and notes each C-STORE. */
    private static List<String> stored(RecordingPacs pacs) {
        return pacs.given().stream().map(RecordingPacs.Given::sopInstanceUid).toList();
    }
}
