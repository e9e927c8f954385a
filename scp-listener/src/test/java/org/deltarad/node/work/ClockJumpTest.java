package org.deltarad.node.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.index.DeliveryRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.Rows;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.pair.SeriesCheck;
import org.deltarad.node.soak.peer.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockJumpTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(1);

    private final SettableClock clock = SettableClock.standing(NOON);

    @TempDir
    Path data;

    @Test
    void workThatWasQueuedBeforeTheClockWasSetBackIsDoneNow() throws Exception {
        try (Index index = Index.open(data)) {
            Queues queues = Queues.in(index.dataSource(), clock);
            long timePoint = Rows.timePoint(index, "1.2.1");
            long delivery = Rows.delivery(index, Rows.reported(index, "1.2.2"), "pacs A");
            index.update(t -> t.deliveries().attempted(delivery, DeliveryRow.State.PENDING, "down", NOON));
            queues.work().add(TimePointStep.NAME, timePoint);
            clock.jump(Duration.ofMinutes(15));
            queues.deliveries().add(Queues.DELIVERY, delivery);
            clock.jump(Duration.ofMinutes(-15));

            sweep(index, queues);
            assertThat(due(index, "delivery_task"))
                    .as("an ordinary pause stays")
                    .containsExactly(NOON.plusSeconds(900));

            clock.jump(Duration.ofHours(-5));
            sweep(index, queues);
            Instant now = NOON.minus(Duration.ofHours(5));
            assertThat(due(index, "work_task")).contains(now).allMatch(at -> !at.isAfter(now));
            assertThat(due(index, "delivery_task")).containsExactly(now);
        }
    }

    @Test
    void aSeriesThatCameBeforeTheClockWasSetBackIsQuiet() throws Exception {
        try (Index index = Index.open(data)) {
            long id = Rows.timePoint(index, "1.2.1");
            index.update(t -> t.timePoints().setReferences(id, "1.2", List.of()));
            TimePointRow row = index.read(t -> t.timePoints().find(id)).orElseThrow();
            SeriesCheck check = new SeriesCheck(
                    new NodeConfig.Pairing(10, 60, 14, 56, new NodeConfig.TimePointIds(List.of(), List.of())));
            Instant received = row.createdAt();
            SeriesCheck.Result soon = index.read(t -> check.check(t, row, received.plusSeconds(5)));
            assertThat(soon).isInstanceOf(SeriesCheck.Waiting.class);
            SeriesCheck.Result before = index.read(t -> check.check(t, row, received.minus(Duration.ofHours(5))));
            assertThat(before).isInstanceOf(SeriesCheck.Complete.class);
        }
    }

    private void sweep(Index index, Queues queues) {
        try (Sweep sweep = new Sweep(index, queues, LONGEST, id -> {}, clock)) {
            sweep.start();
        }
    }

    private static List<Instant> due(Index index, String table) throws SQLException {
        List<Instant> due = new ArrayList<>();
        try (Connection c = index.dataSource().getConnection();
                ResultSet row = c.createStatement().executeQuery("select execution_time from " + table)) {
            while (row.next()) {
                due.add(row.getObject(1, OffsetDateTime.class).toInstant());
            }
        }
        return due;
    }
}
