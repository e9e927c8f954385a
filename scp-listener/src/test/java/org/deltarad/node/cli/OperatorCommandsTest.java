package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.deltarad.node.index.DeliveryRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.ReportState;
import org.deltarad.node.index.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jobs}, {@code retry} and {@code resend} beside a node that has its database open, and without one. */
class OperatorCommandsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();
    private long report;
    private long delivery;

    @BeforeEach
    void configure() throws Exception {
        Files.writeString(folder.resolve("node.yaml"), "data: data\n");
        try (Index index = Index.open(folder.resolve("data"))) {
            report = Rows.reported(index, "1.2.1");
            delivery = Rows.delivery(index, report, "pacs A");
            index.update(t -> {
                t.deliveries().attempted(delivery, DeliveryRow.State.FAILED, "pacs A refused it", NOW);
                t.reports().setState(report, ReportState.FAILED, "pacs A refused it", NOW);
            });
        }
    }

    @Test
    void whatFailedIsFoundAndRetriedBesideTheRunningNode() throws Exception {
        try (Index index = Index.open(folder.resolve("data"))) {
            assertThat(run("jobs", "--state", "failed", "--patient", "P1")).isZero();
            assertThat(said.toString().lines())
                    .hasSize(2)
                    .allMatch(l -> l.contains("  D" + delivery + " ") || l.contains("  R" + report + " "));
            assertThat(run("retry", "D" + delivery)).isZero();
            assertThat(said.toString()).contains("is sent again, what is not there yet, to pacs A");
            DeliveryRow.State state =
                    index.read(t -> t.deliveries().find(delivery)).orElseThrow().state();
            assertThat(state).isEqualTo(DeliveryRow.State.PENDING);

            assertThat(run("jobs", "show", "D" + delivery)).as(said.toString()).isZero();
            assertThat(said.toString().lines())
                    .anyMatch(l -> l.endsWith("failed                 pacs A refused it"))
                    .anyMatch(l -> l.endsWith(
                            "pending                retry was asked for (" + System.getProperty("user.name") + ")"));
        }
    }

    @Test
    void withoutANodeTheSameIsDoneAtItsNextStart() {
        assertThat(run("resend", "r" + report, "--to", "pacs A")).isZero();
        assertThat(said.toString()).contains("R" + report + " is sent again to pacs A");
        assertThat(run("jobs", "--json", "--state", "pending")).isZero();
        assertThat(said.toString()).contains("\"id\":\"D" + delivery + "\"").contains("\"state\":\"pending\"");
    }

    @Test
    void whatCannotBeDoneIsSaidWithAnExitCode() {
        assertThat(run("retry", "R99")).isEqualTo(1);
        assertThat(said.toString()).contains("there is no R99");
        assertThat(run("jobs", "show", "T99")).isEqualTo(1);
        assertThat(run("retry", "99")).isEqualTo(2);
        assertThat(said.toString()).contains("'99' is no number of a job");
        assertThat(run("resend", "D" + delivery)).isEqualTo(2);
        assertThat(run("resend", "R" + report, "--to", "pacs B")).isEqualTo(1);
    }

    private int run(String... command) {
        said.getBuffer().setLength(0);
        String[] all = Arrays.copyOf(command, command.length + 2);
        all[command.length] = "--config";
        all[command.length + 1] = folder.resolve("node.yaml").toString();
        PrintWriter out = new PrintWriter(said, true);
        return Main.run(out, out, all);
    }
}
