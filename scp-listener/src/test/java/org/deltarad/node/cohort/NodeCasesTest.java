package org.deltarad.node.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.node.PostgresCluster;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.IndexSource;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.Patient;
import org.deltarad.node.index.TimePointState;
import org.deltarad.node.work.Measurement;
import org.deltarad.report.InstanceReference;
import org.deltarad.signature.MaskSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node has stored, as cases. */
class NodeCasesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final LocalDateTime FIRST = LocalDateTime.of(2024, 3, 4, 9, 0);

    @TempDir
    private Path data;

    private static void add(
            Index index,
            String uid,
            String patient,
            String route,
            LocalDateTime acquired,
            double value,
            boolean waits) {
        add(index, uid, person(patient, "HOSPITAL"), "S1", route, acquired, value);
        if (waits) {
            index.update(t -> t.timePoints()
                    .setState(
                            t.timePoints().inState(TimePointState.EXTRACTED).stream()
                                    .mapToLong(id -> id)
                                    .max()
                                    .orElseThrow(),
                            TimePointState.WAITING_FOR_BASELINE,
                            "",
                            NOW));
        }
    }

    private static Patient person(String id, String issuer) {
        return new Patient(id, Optional.of(issuer), Optional.empty(), Optional.empty());
    }

    private static void add(
            Index index,
            String uid,
            Patient patient,
            String extraction,
            String route,
            LocalDateTime acquired,
            double value) {
        InstanceRow mask = new InstanceRow(
                uid,
                InstanceRow.SEGMENTATION,
                "1",
                "1.2",
                "1.2.840.10008.1.2.1",
                "SEG",
                patient,
                Optional.empty(),
                Optional.empty(),
                "0".repeat(64),
                1234,
                "SENDER",
                "127.0.0.1",
                NOW);
        InstanceReference image = new InstanceReference("1", "1.2", "1.2.840.10008.5.1.4.1.1.4", "1.9");
        Measurement measurement = new Measurement(
                extraction,
                "MR",
                "",
                "1.5",
                List.of(image),
                true,
                image,
                1,
                "GTV",
                new MaskSize(7, 1),
                new Acquisition(Map.of("EchoTime", 100.1), Map.of("Manufacturer", "GE MEDICAL SYSTEMS")),
                new LinkedHashMap<>(Map.of("original_glcm_Contrast", value)),
                new LinkedHashMap<>(),
                List.of(),
                "",
                "",
                null,
                null);
        index.update(t -> {
            t.instances().add(mask);
            long id = t.timePoints().add(mask, NOW);
            t.timePoints().setSeries(id, "1.2", mask.patient(), Optional.empty(), Optional.of(acquired));
            t.timePoints().setRoute(id, route);
            t.timePoints().setMeasurement(id, measurement.toJson());
            t.timePoints().setState(id, TimePointState.EXTRACTING, "", NOW);
            t.timePoints().setState(id, TimePointState.EXTRACTED, "", NOW);
        });
    }

    private static void check(IndexSource database) throws Exception {
        try (Index index = Index.open(database)) {
            add(index, "1.1", "A", "t2", FIRST, 1, false);
            add(index, "1.2", "A", "adc", FIRST, 2, false);
            add(index, "1.3", "A", "t2", FIRST.plusDays(29), 3, false);
            add(index, "1.4", "A", "t2", FIRST.plusDays(29).plusMinutes(1), 0.1 + 0.2, false);
            add(index, "1.5", "A", "ct", FIRST, 5, false);
            add(index, "1.6", "B", "t2", FIRST, 6, true);
        }
        try (Index index = Index.openExisting(database)) {
            VisitDates order = new VisitDates(List.of("pre", "mid"), Optional.empty());
            NodeCases node = new NodeCases(index, Map.of("t2", "T2", "adc", "ADC"), order);
            CohortCases found = node.cases();
            assertThat(found.cases())
                    .extracting(CohortCase::label)
                    .containsExactly("patient A, pre, T2", "patient A, pre, ADC", "patient A, mid, T2");
            assertThat(node.of(found.cases().get(2)).features())
                    .as("the later mask corrects the earlier one, and no digit is lost")
                    .containsEntry("original_glcm_Contrast", 0.1 + 0.2);
            CohortResult first = CohortResult.from(node.of(found.cases().get(0)));
            assertThat(first.acquisition())
                    .isEqualTo(
                            new Acquisition(Map.of("EchoTime", 100.1), Map.of("Manufacturer", "GE MEDICAL SYSTEMS")));
            assertThat(found.problems()).hasSize(1);
            assertThat(found.problems().get(0).patient()).isEqualTo("B");
            assertThat(found.problems().get(0).reason()).contains("waits for its baseline", "--dates");
        }
    }

    @Test
    void theLatestMaskOfEachSequenceAndDateIsTheCase() throws Exception {
        check(new IndexSource.H2File(data));
    }

    @Test
    void otherExtractionsAndPatientIdsOfSeveralPeopleAreProblems() throws Exception {
        try (Index index = Index.open(data)) {
            add(index, "1.1", person("A", "HOSPITAL"), "S1", "t2", FIRST, 1);
            add(index, "1.2", person("A", "HOSPITAL"), "S1", "t2", FIRST.plusDays(29), 2);
            add(index, "1.3", person("B", "HOSPITAL"), "S0", "t2", FIRST, 3);
            add(index, "1.4", person("C", "HOSPITAL"), "S1", "t2", FIRST, 4);
            add(index, "1.5", person("C", "CLINIC"), "S1", "t2", FIRST.plusDays(29), 5);
            VisitDates order = new VisitDates(List.of("pre", "mid"), Optional.empty());
            CohortCases found = new NodeCases(index, Map.of(), order).cases();
            assertThat(found.cases()).extracting(CohortCase::label).containsExactly("patient A, pre", "patient A, mid");
            assertThat(found.problems())
                    .extracting(p -> p.patient() + ": " + p.reason())
                    .satisfiesExactlyInAnyOrder(
                            b -> assertThat(b).startsWith("B: was measured with extraction S0, most others with S1"),
                            c -> assertThat(c).startsWith("C: its Patient ID stands for several people"),
                            c -> assertThat(c).startsWith("C: its Patient ID stands for several people"));
        }
    }

    @Test
    void soItIsInPostgreSql() throws Exception {
        try (PostgresCluster postgres = PostgresCluster.start()) {
            check(postgres.database());
        }
    }
}
