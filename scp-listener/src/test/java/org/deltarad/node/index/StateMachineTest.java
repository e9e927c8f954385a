package org.deltarad.node.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deltarad.node.index.EventRow.Kind;
import org.deltarad.node.index.EventRow.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateMachineTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

    @TempDir
    Path data;

    private Index index;
    private int masks;

    @BeforeEach
    void open() throws IOException {
        index = Index.open(data);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void aTimePointGoesOnlyWhereItsTableSays() {
        check(TimePointState.class, TimePointState::next, """
                RECEIVED: INCOMPLETE EXTRACTING IGNORED FAILED
                INCOMPLETE: RECEIVED EXTRACTING IGNORED FAILED
                EXTRACTING: RECEIVED INCOMPLETE EXTRACTED IGNORED FAILED
                EXTRACTED: RECEIVED WAITING_FOR_BASELINE FAILED
                WAITING_FOR_BASELINE: RECEIVED EXTRACTED FAILED
                IGNORED: RECEIVED
                FAILED: RECEIVED
                """, this::timePoint, (t, id, state) -> t.timePoints()
                .setState(id, state, "", NOW));
    }

    @Test
    void aReportGoesOnlyWhereItsTableSays() {
        check(ReportState.class, ReportState::next, """
                WAITING: SCORED WITHDRAWN FAILED
                SCORED: REPORTED WITHDRAWN FAILED
                REPORTED: DELIVERED FAILED SUPERSEDED
                DELIVERED: REPORTED SUPERSEDED
                WITHDRAWN: WAITING
                FAILED: WAITING REPORTED SUPERSEDED
                SUPERSEDED:
                """, this::report, (t, id, state) -> t.reports()
                .setState(id, state, "", NOW));
    }

    @Test
    void aDeliveryGoesOnlyWhereItsTableSays() {
        check(DeliveryRow.State.class, DeliveryRow.State::next, """
                PENDING: DELIVERED FAILED DROPPED
                DELIVERED: PENDING
                FAILED: PENDING
                DROPPED: PENDING DELIVERED
                """, this::delivery, (t, id, state) -> t.deliveries()
                .setState(id, state, Change.because("", NOW)));
    }

    @Test
    void theTimelineSaysWhatChangedWhyAndForWhom() {
        long id = timePoint();
        Subject subject = new Subject(Kind.TIME_POINT, id);
        index.update(t -> {
            t.timePoints().setState(id, TimePointState.RECEIVED, "2 images are not here", NOW);
            t.timePoints().setState(id, TimePointState.RECEIVED, "2 images are not here", NOW);
            t.timePoints().setState(id, TimePointState.FAILED, "no such ROI", NOW);
            t.timePoints().setState(id, TimePointState.RECEIVED, Change.by("anna", "retried", NOW));
        });
        List<EventRow> events = index.read(t -> t.events().of(subject));
        assertThat(events)
                .containsExactly(
                        new EventRow(subject, Optional.of("RECEIVED"), "", Optional.empty(), NOW),
                        new EventRow(subject, Optional.empty(), "2 images are not here", Optional.empty(), NOW),
                        new EventRow(subject, Optional.of("FAILED"), "no such ROI", Optional.empty(), NOW),
                        new EventRow(subject, Optional.of("RECEIVED"), "retried", Optional.of("anna"), NOW));
        String reason = index.read(t -> t.timePoints().find(id)).orElseThrow().reason();
        assertThat(reason).as("a retry clears it").isEmpty();
    }

    private interface Setter<S> {
        void set(Tables t, long id, S state);
    }

    private interface Maker {
        long make();
    }

    private <S extends Enum<S>> void check(
            Class<S> type, Function<S, Set<S>> next, String table, Maker maker, Setter<S> setter) {
        String said = Stream.of(type.getEnumConstants())
                .map(s -> s + ":" + next.apply(s).stream().map(n -> " " + n).collect(Collectors.joining()))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(said.lines().map(String::strip))
                .containsExactlyInAnyOrderElementsOf(table.lines().toList());
        for (S from : type.getEnumConstants()) {
            long id = maker.make();
            path(type, next, from).forEach(s -> index.update(t -> setter.set(t, id, s)));
            for (S to : type.getEnumConstants()) {
                if (to != from && !next.apply(from).contains(to)) {
                    assertThatThrownBy(() -> index.update(t -> setter.set(t, id, to)))
                            .as(from + " to " + to)
                            .isInstanceOf(IllegalTransitionException.class)
                            .hasMessageEndingWith(id + " is " + from + " and cannot become " + to);
                }
            }
        }
    }

    /** States that lead from the first one to another. */
    private static <S extends Enum<S>> List<S> path(Class<S> type, Function<S, Set<S>> next, S to) {
        S first = type.getEnumConstants()[0];
        Map<S, List<S>> paths = new EnumMap<>(Map.of(first, List.of()));
        Deque<S> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            S from = open.pop();
            for (S s : next.apply(from)) {
                if (!paths.containsKey(s)) {
                    paths.put(
                            s,
                            Stream.concat(paths.get(from).stream(), Stream.of(s))
                                    .toList());
                    open.add(s);
                }
            }
        }
        return paths.get(to);
    }

    private long timePoint() {
        InstanceRow mask = IndexTest.instance("1.2." + ++masks, InstanceRow.SEGMENTATION);
        return index.write(t -> {
            t.instances().add(mask);
            return t.timePoints().add(mask, NOW);
        });
    }

    private long report() {
        long timePoint = timePoint();
        return index.write(
                t -> t.reports().addOnce(timePoint, Optional.empty(), NOW).orElseThrow());
    }

    private long delivery() {
        long report = report();
        return index.write(t -> t.deliveries().add(report, "pacs", NOW));
    }
}
