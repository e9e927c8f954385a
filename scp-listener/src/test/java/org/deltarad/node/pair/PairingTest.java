package org.deltarad.node.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
        pairing = new Pairing(index, new PairingRule(settings), Clock.fixed(NOW, ZoneOffset.UTC));
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
        index.update(t -> t.reports().setState(early, ReportState.DELIVERED, "", NOW));
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

    private ReportRow report(long id) {
        return index.read(t -> t.reports().find(id)).orElseThrow();
    }

    private void measured(String series, LocalDateTime acquired) {
        index.update(t -> {
            InstanceRow mask = new InstanceRow(
                    series + ".9",
                    InstanceRow.SEGMENTATION,
                    "1",
                    series + ".8",
                    "1.2.840.10008.1.2.1",
                    "SEG",
                    PATIENT,
                    Optional.empty(),
                    Optional.of(acquired),
                    "0".repeat(64),
                    1234,
                    "SENDER",
                    "127.0.0.1",
                    NOW);
            t.instances().add(mask);
            long id = t.timePoints().add(mask, NOW);
            t.timePoints().setSeries(id, series, PATIENT, Optional.empty(), Optional.of(acquired));
            t.timePoints().setState(id, TimePointState.EXTRACTED, "", NOW);
        });
    }
}
