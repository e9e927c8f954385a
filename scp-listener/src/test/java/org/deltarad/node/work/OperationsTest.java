package org.deltarad.node.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deltarad.node.index.Change;
import org.deltarad.node.index.DeliveryRow;
import org.deltarad.node.index.EventRow;
import org.deltarad.node.index.EventRow.Kind;
import org.deltarad.node.index.EventRow.Subject;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.ReportState;
import org.deltarad.node.index.Rows;
import org.deltarad.node.index.TimePointState;
import org.deltarad.node.work.Operations.Accepted;
import org.deltarad.node.work.Operations.Refused;
import org.deltarad.node.work.Operations.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path data;

    private Index index;
    private Operations operations;

    @BeforeEach
    void open() throws IOException {
        index = Index.open(data);
        operations = new Operations(index, Queues.in(index.dataSource(), CLOCK), CLOCK);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void aFailedTimePointIsTakenUpAgainInTheNameOfWhoAsked() throws SQLException {
        long id = Rows.timePoint(index, "1.2.1");
        Subject subject = new Subject(Kind.TIME_POINT, id);
        index.update(t -> t.timePoints().setState(id, TimePointState.FAILED, "no such ROI", NOW));

        assertThat(operations.retry(subject, "anna")).isEqualTo(new Accepted("T" + id + " is tried again"));

        assertThat(timePoint(id)).isEqualTo(TimePointState.RECEIVED);
        assertThat(tasks("work_task")).containsExactly("time-point " + id + " " + NOW);
        List<EventRow> events = index.read(t -> t.events().of(subject));
        assertThat(events.get(events.size() - 1))
                .isEqualTo(new EventRow(
                        subject, Optional.of("RECEIVED"), "retry was asked for", Optional.of("anna"), NOW));
    }

    @Test
    void aMaskThatARouteIgnoredIsLookedAtAgain() {
        long id = Rows.timePoint(index, "1.2.1");
        index.update(t -> t.timePoints().setState(id, TimePointState.IGNORED, "a phantom", NOW));
        assertThat(operations.retry(new Subject(Kind.TIME_POINT, id), "anna")).isInstanceOf(Accepted.class);
        assertThat(timePoint(id)).isEqualTo(TimePointState.RECEIVED);
    }

    @Test
    void whatWaitsForItsNextAttemptIsTriedAtOnce() throws SQLException {
        long report = Rows.reported(index, "1.2.1");
        long id = Rows.delivery(index, report, "pacs A");
        index.update(t -> t.deliveries().attempted(id, DeliveryRow.State.PENDING, "down", NOW));
        Clock later = Clock.offset(CLOCK, Duration.ofMinutes(15));
        Queues.in(index.dataSource(), later).deliveries().add(Queues.DELIVERY, id);

        assertThat(operations.retry(new Subject(Kind.DELIVERY, id), "anna")).isInstanceOf(Accepted.class);

        assertThat(tasks("delivery_task")).containsExactly("delivery " + id + " " + NOW);
        assertThat(delivery(id).attempts()).isZero();
    }

    @Test
    void aReportThatOneDestinationRefusedGoesToThatOneAlone() throws SQLException {
        long report = Rows.reported(index, "1.2.1");
        long good = Rows.delivery(index, report, "pacs A");
        long bad = Rows.delivery(index, report, "pacs B");
        index.update(t -> {
            t.deliveries().attempted(good, DeliveryRow.State.DELIVERED, "", NOW);
            t.deliveries().attempted(bad, DeliveryRow.State.FAILED, "C000", NOW);
            t.reports().setState(report, ReportState.FAILED, "C000", NOW);
        });

        assertThat(operations.retry(new Subject(Kind.REPORT, report), "anna").words())
                .isEqualTo("R" + report + " is sent again, what is not there yet, to pacs B");

        assertThat(delivery(good).state()).isEqualTo(DeliveryRow.State.DELIVERED);
        assertThat(delivery(bad).state()).isEqualTo(DeliveryRow.State.PENDING);
        assertThat(report(report)).isEqualTo(ReportState.REPORTED);
        assertThat(tasks("delivery_task")).containsExactly("delivery " + bad + " " + NOW);
    }

    @Test
    void aDeliveredReportIsSentAgainToAllOrOne() throws SQLException {
        long report = Rows.reported(index, "1.2.1");
        long a = Rows.delivery(index, report, "pacs A");
        long b = Rows.delivery(index, report, "pacs B");
        index.update(t -> {
            t.deliveries().attempted(a, DeliveryRow.State.DELIVERED, "", NOW);
            t.deliveries().attempted(b, DeliveryRow.State.DELIVERED, "", NOW);
            t.reports().setState(report, ReportState.DELIVERED, "", NOW);
        });
        assertThat(operations.retry(new Subject(Kind.REPORT, report), "anna")).isInstanceOf(Refused.class);
        assertThat(operations.resend(report, Optional.of("pacs C"), "anna"))
                .isEqualTo(new Unknown("R" + report + " does not go to pacs C"));

        assertThat(operations.resend(report, Optional.of("pacs B"), "anna").words())
                .isEqualTo("R" + report + " is sent again to pacs B");
        assertThat(tasks("delivery_task")).containsExactly("delivery " + b + " " + NOW);

        assertThat(operations.resend(report, Optional.empty(), "anna").words())
                .isEqualTo("R" + report + " is sent again to pacs A, pacs B");
        assertThat(tasks("delivery_task")).hasSize(2);
    }

    @Test
    void whatMakesNoSenseIsRefusedAndChangesNothing() throws SQLException {
        long report = Rows.reported(index, "1.2.1");
        long id = Rows.delivery(index, report, "pacs A");
        index.update(t -> {
            t.deliveries().setState(id, DeliveryRow.State.DROPPED, Change.because("superseded", NOW));
            t.reports().setState(report, ReportState.SUPERSEDED, "by a later one", NOW);
        });
        assertThat(operations.resend(report, Optional.empty(), "anna")).isInstanceOf(Refused.class);
        assertThat(operations.retry(new Subject(Kind.REPORT, report), "anna")).isInstanceOf(Refused.class);
        assertThat(operations.retry(new Subject(Kind.DELIVERY, id), "anna")).isInstanceOf(Refused.class);
        assertThat(operations.retry(new Subject(Kind.DELIVERY, 99), "anna")).isEqualTo(new Unknown("there is no D99"));
        assertThat(operations.retry(new Subject(Kind.TIME_POINT, 99), "anna"))
                .isEqualTo(new Unknown("there is no T99"));
        assertThat(operations.resend(99, Optional.empty(), "anna")).isEqualTo(new Unknown("there is no R99"));
        assertThat(report(report)).isEqualTo(ReportState.SUPERSEDED);
        assertThat(tasks("delivery_task")).isEmpty();
    }

    @Test
    void aRowIsNamedByALetterAndItsNumber() {
        for (Kind kind : Kind.values()) {
            Subject subject = new Subject(kind, 12);
            assertThat(Subject.parse(subject.label().toLowerCase(Locale.ROOT))).contains(subject);
        }
        for (String wrong : List.of("", "12", "X12", "T", "T1.5", "T-1", "T99999999999999999999")) {
            assertThat(Subject.parse(wrong)).as(wrong).isEmpty();
        }
    }

    private TimePointState timePoint(long id) {
        return index.read(t -> t.timePoints().find(id)).orElseThrow().state();
    }

    private ReportState report(long id) {
        return index.read(t -> t.reports().find(id)).orElseThrow().state();
    }

    private DeliveryRow delivery(long id) {
        return index.read(t -> t.deliveries().find(id)).orElseThrow();
    }

    private List<String> tasks(String table) throws SQLException {
        List<String> tasks = new ArrayList<>();
        try (Connection c = index.dataSource().getConnection();
                ResultSet row = c.createStatement()
                        .executeQuery("select task_name, task_instance, execution_time from " + table)) {
            while (row.next()) {
                tasks.add(row.getString(1) + " " + row.getString(2) + " "
                        + row.getObject(3, OffsetDateTime.class).toInstant());
            }
        }
        return tasks;
    }
}
