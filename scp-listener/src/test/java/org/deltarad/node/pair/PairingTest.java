package org.deltarad.node.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.Patient;
import org.deltarad.node.index.ReportRow;
import org.deltarad.node.index.ReportState;
import org.deltarad.node.index.TimePointState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final Patient PATIENT =
            new Patient("P1", Optional.of("HOSPITAL"), Optional.empty(), Optional.empty());
    private static final LocalDateTime BASELINE = LocalDateTime.of(2026, 1, 5, 9, 0);

    @TempDir
    Path data;

    private Index index;
    private Pairing pairing;

    @BeforeEach
    void open() throws IOException {
        index = Index.open(data);
        NodeConfig.Pairing settings =
                new NodeConfig.Pairing(1, 60, 14, 56, new NodeConfig.TimePointIds(List.of(), List.of()));
        pairing = new Pairing(
                index,
                new PairingRule(Map.of(), new PairingTerms("S1", "", Optional.empty(), settings)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void aScanThatTurnsOutToBeMidTreatmentBeforeItsReportIsWrittenIsNotReportedAsABaseline() {
        measured("2", BASELINE.plusDays(29));
        long early = pairing.pair(PATIENT).get(0);
        measured("1", BASELINE);
        assertThat(pairing.pair(PATIENT)).hasSize(2);

        ReportRow row = report(early);
        assertThat(row.state()).isEqualTo(ReportState.WITHDRAWN);
        assertThat(row.reason()).startsWith("its scan turned out to be mid-treatment (29 days after");
        assertThat(pairing.pair(PATIENT)).as("nothing new when paired again").isEmpty();
    }

    @Test
    void aWrittenReportStaysAndSaysSo() {
        measured("2", BASELINE.plusDays(29));
        long early = pairing.pair(PATIENT).get(0);
        index.update(t -> List.of(ReportState.SCORED, ReportState.REPORTED, ReportState.DELIVERED)
                .forEach(s -> t.reports().setState(early, s, "", NOW)));
        measured("1", BASELINE);
        pairing.pair(PATIENT);

        assertThat(report(early).state()).isEqualTo(ReportState.DELIVERED);
        assertThat(report(early).reason()).startsWith("its scan turned out to be mid-treatment");
    }

    @Test
    void aWithdrawnReportIsTakenUpWhenItsScanIsTheBaselineAgain() {
        measured("2", BASELINE.plusDays(29));
        long id = pairing.pair(PATIENT).get(0);
        index.update(t -> t.reports().setState(id, ReportState.WITHDRAWN, "", NOW));

        assertThat(pairing.pair(PATIENT)).containsExactly(id);
        assertThat(report(id).state()).isEqualTo(ReportState.WAITING);
    }

    @Test
    void anEarlierScanIsInWorkUntilItIsMeasuredOrGivenUp() {
        long mid = measured("2", BASELINE.plusDays(29));
        assertThat(isAnEarlierInWork(mid)).isFalse();
        long baseline = received("1", BASELINE);
        assertThat(isAnEarlierInWork(mid)).as("its images are not here yet").isFalse();
        image("1", BASELINE);
        assertThat(isAnEarlierInWork(mid)).isTrue();
        setState(baseline, TimePointState.EXTRACTING);
        assertThat(isAnEarlierInWork(mid)).isTrue();
        setState(baseline, TimePointState.EXTRACTED);
        assertThat(isAnEarlierInWork(mid)).as("measured").isFalse();
        setState(baseline, TimePointState.FAILED);
        assertThat(isAnEarlierInWork(mid)).as("failed").isFalse();
        setState(baseline, TimePointState.RECEIVED);
        setState(baseline, TimePointState.INCOMPLETE);
        assertThat(isAnEarlierInWork(mid)).as("incomplete").isFalse();
        long later = received("3", BASELINE.plusDays(40));
        image("3", BASELINE.plusDays(40));
        assertThat(isAnEarlierInWork(mid)).as("only a later one").isFalse();
        assertThat(isAnEarlierInWork(later)).as("not measured itself").isFalse();
    }

    private boolean isAnEarlierInWork(long id) {
        return index.read(t -> t.timePoints().isAnEarlierInWork(id));
    }

    private ReportRow report(long id) {
        return index.read(t -> t.reports().find(id)).orElseThrow();
    }

    private long measured(String series, LocalDateTime acquired) {
        long id = received(series, acquired);
        index.update(t -> t.timePoints().setSeries(id, series, PATIENT, Optional.empty(), Optional.of(acquired)));
        setState(id, TimePointState.EXTRACTING);
        setState(id, TimePointState.EXTRACTED);
        return id;
    }

    private long received(String series, LocalDateTime acquired) {
        return index.write(t -> {
            InstanceRow mask = instance(series + ".9", InstanceRow.SEGMENTATION, series + ".8", acquired);
            t.instances().add(mask);
            long id = t.timePoints().add(mask, NOW);
            t.timePoints().setReferences(id, series, List.of());
            return id;
        });
    }

    private void image(String series, LocalDateTime acquired) {
        index.update(t -> t.instances().add(instance(series + ".1", "1.2.840.10008.5.1.4.1.1.4", series, acquired)));
    }

    private void setState(long id, TimePointState state) {
        index.update(t -> t.timePoints().setState(id, state, "", NOW));
    }

    private static InstanceRow instance(String uid, String sopClass, String series, LocalDateTime acquired) {
        return new InstanceRow(
                uid,
                sopClass,
                "1",
                series,
                "1.2.840.10008.1.2.1",
                "MR",
                PATIENT,
                Optional.empty(),
                Optional.of(acquired),
                "0".repeat(64),
                1234,
                "SENDER",
                "127.0.0.1",
                NOW);
    }
}
