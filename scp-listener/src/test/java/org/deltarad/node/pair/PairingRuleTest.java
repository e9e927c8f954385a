package org.deltarad.node.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.config.RouteConfig.TimePointPart;
import org.deltarad.node.index.Patient;
import org.deltarad.node.index.RetrievalRow;
import org.deltarad.node.pair.Decision.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairingRuleTest {
    private static final LocalDate START = LocalDate.of(2024, 3, 4);
    private static final Patient PATIENT =
            new Patient("P1", Optional.empty(), Optional.of("19700101"), Optional.of("F"));

    private static final NodeConfig.Pairing SETTINGS =
            new NodeConfig.Pairing(10, 3600, 14, 56, new NodeConfig.TimePointIds(List.of("PRE"), List.of("WEEK4")));
    private static final PairingTerms STANDARD = new PairingTerms("S1", "", Optional.empty(), SETTINGS);

    private final PairingRule rule = new PairingRule(Map.of(), STANDARD);

    @Test
    void aScanAloneIsABaseline() {
        assertThat(part(rule.decide(List.of(scan(1, 0))), 1)).isEqualTo(Part.BASELINE);
    }

    @ParameterizedTest
    @CsvSource({"13, UNPAIRED", "14, MID_TREATMENT", "29, MID_TREATMENT", "56, MID_TREATMENT", "57, UNPAIRED"})
    void theLaterOfTwoIsMidTreatmentWithinTheWindow(int days, Part expected) {
        List<Decision> d = rule.decide(List.of(scan(1, 0), scan(2, days)));
        assertThat(part(d, 1)).isEqualTo(Part.BASELINE);
        assertThat(part(d, 2)).isEqualTo(expected);
        assertThat(of(d, 2).note()).contains(days + " days after the baseline of 2024-03-04");
    }

    @Test
    void orderOfArrivalDoesNotMatter() {
        List<Decision> d = rule.decide(List.of(scan(1, 29), scan(2, 0)));
        assertThat(part(d, 2)).isEqualTo(Part.BASELINE);
        assertThat(of(d, 1)).isEqualTo(new Decision(1, Part.MID_TREATMENT, Optional.of(2L), of(d, 1).note()));
    }

    @Test
    void timePointIdsOverruleTheWindow() {
        List<Decision> d = rule.decide(List.of(said(1, 0, "pre"), said(2, 90, "Week4")));
        assertThat(part(d, 1)).isEqualTo(Part.BASELINE);
        assertThat(part(d, 2)).isEqualTo(Part.MID_TREATMENT);
        List<Decision> again = rule.decide(List.of(scan(1, 0), said(2, 29, "PRE")));
        assertThat(part(again, 2)).isEqualTo(Part.BASELINE);
    }

    @Test
    void aMidTreatmentScanWithoutBaselineWaitsAndIsPairedWhenItComes() {
        List<Decision> alone = rule.decide(List.of(said(1, 29, "WEEK4")));
        assertThat(part(alone, 1)).isEqualTo(Part.WAITING_FOR_BASELINE);
        assertThat(of(alone, 1).note()).contains("'WEEK4' says mid-treatment");
        List<Decision> both = rule.decide(List.of(said(1, 29, "WEEK4"), scan(2, 0)));
        assertThat(of(both, 1).baselineId()).contains(2L);
    }

    @Test
    void twoMidTreatmentScansAreBothComparedWithTheBaseline() {
        List<Decision> d = rule.decide(List.of(scan(1, 0), scan(2, 20), scan(3, 40)));
        assertThat(of(d, 2).baselineId()).contains(1L);
        assertThat(of(d, 3).baselineId()).contains(1L);
    }

    @Test
    void theLaterMaskOfASeriesIsUsed() {
        Scan first = new Scan(1, "1.2.3", Optional.of(START.atStartOfDay()), PATIENT, Optional.empty(), "");
        Scan corrected = new Scan(2, "1.2.3", Optional.of(START.atStartOfDay()), PATIENT, Optional.empty(), "");
        List<Decision> d = rule.decide(List.of(first, corrected));
        assertThat(part(d, 1)).isEqualTo(Part.UNPAIRED);
        assertThat(part(d, 2)).isEqualTo(Part.BASELINE);
    }

    @Test
    void anotherBirthDateOrSexIsNeverPaired() {
        Patient other = new Patient("P1", Optional.empty(), Optional.of("19710101"), Optional.of("F"));
        Scan conflicting =
                new Scan(2, "1.2", Optional.of(START.plusDays(29).atStartOfDay()), other, Optional.empty(), "");
        List<Decision> d = rule.decide(List.of(scan(1, 0), conflicting));
        assertThat(part(d, 1)).isEqualTo(Part.BASELINE);
        assertThat(part(d, 2)).isEqualTo(Part.REFUSED);
        assertThat(of(d, 2).note())
                .contains("identity conflict")
                .contains("'P1'")
                .contains("two birth dates");
    }

    @Test
    void twoScansAfterTheWindowAreACourseOfTheirOwn() {
        List<Decision> d = rule.decide(List.of(scan(1, 0), scan(2, 29), scan(3, 300), scan(4, 330)));
        assertThat(of(d, 2).baselineId()).contains(1L);
        assertThat(part(d, 3)).isEqualTo(Part.BASELINE);
        assertThat(of(d, 4).baselineId()).contains(3L);
    }

    @Test
    void scansWithoutDatesGoByTheirTimePointIdsAlone() {
        assertThat(part(rule.decide(List.of(undated(1, ""))), 1)).isEqualTo(Part.BASELINE);
        List<Decision> said = rule.decide(List.of(undated(1, "WEEK4"), undated(2, "PRE")));
        assertThat(part(said, 2)).isEqualTo(Part.BASELINE);
        assertThat(of(said, 1).baselineId()).contains(2L);
        List<Decision> unsaid = rule.decide(List.of(scan(1, 0), undated(2, "")));
        assertThat(part(unsaid, 2)).isEqualTo(Part.UNPAIRED);
        assertThat(of(unsaid, 2).note()).contains("no date");
    }

    @Test
    void aRouteSaysWhichScanItIsWhateverItsTimePointIdSays() {
        PairingRule routed = new PairingRule(
                Map.of(
                        "pre", new PairingTerms("S1", "", Optional.of(TimePointPart.BASELINE), SETTINGS),
                        "week 4", new PairingTerms("S1", "", Optional.of(TimePointPart.MID), SETTINGS)),
                STANDARD);
        Scan baseline = by("pre", 1, 0);
        Scan mid = by("week 4", 2, 90);
        assertThat(of(routed.decide(List.of(baseline, mid)), 2).baselineId()).contains(1L);
        Decision alone = of(routed.decide(List.of(mid)), 2);
        assertThat(alone.part()).isEqualTo(Part.WAITING_FOR_BASELINE);
        assertThat(alone.note()).contains("its route 'week 4' says mid-treatment");
    }

    @Test
    void theWindowIsThatOfTheLaterScansRoute() {
        PairingRule routed = new PairingRule(
                Map.of(
                        "wide",
                        new PairingTerms(
                                "S1",
                                "",
                                Optional.empty(),
                                new NodeConfig.Pairing(10, 3600, 14, 100, SETTINGS.timePointIds()))),
                STANDARD);
        assertThat(part(routed.decide(List.of(scan(1, 0), by("wide", 2, 90))), 2))
                .isEqualTo(Part.MID_TREATMENT);
        assertThat(part(routed.decide(List.of(by("wide", 1, 0), scan(2, 90))), 2))
                .isEqualTo(Part.UNPAIRED);
    }

    @Test
    void scansOfTwoExtractionsAreNoPair() {
        PairingRule routed =
                new PairingRule(Map.of("S3", new PairingTerms("S3", "", Optional.empty(), SETTINGS)), STANDARD);
        Decision mid = of(routed.decide(List.of(scan(1, 0), by("S3", 2, 29))), 2);
        assertThat(mid.part()).isEqualTo(Part.UNPAIRED);
        assertThat(mid.note()).contains("extraction S3, the baseline of 2024-03-04 with S1");
        List<Decision> both = routed.decide(List.of(scan(1, 0), by("S3", 2, 0), scan(3, 29), by("S3", 4, 29)));
        assertThat(of(both, 3).baselineId()).contains(1L);
        assertThat(of(both, 4).baselineId()).contains(2L);
    }

    @Test
    void scansOfTwoWordsHavePairsOfTheirOwn() {
        PairingRule routed = new PairingRule(
                Map.of(
                        "t2", new PairingTerms("S1", "T2", Optional.empty(), SETTINGS),
                        "adc", new PairingTerms("S1", "ADC", Optional.empty(), SETTINGS)),
                STANDARD);
        List<Decision> d = routed.decide(List.of(by("t2", 1, 0), by("adc", 2, 0), by("adc", 3, 29), by("t2", 4, 29)));
        assertThat(of(d, 4).baselineId()).contains(1L);
        assertThat(of(d, 3).baselineId()).contains(2L);
    }

    @Test
    void aWaitingScanSaysWhatTheArchivesSaid() {
        Decision d = of(rule.decide(List.of(asked(1, "WEEK4", RetrievalRow.State.ASKING, "PACS is down"))), 1);
        assertThat(d.note()).endsWith("says mid-treatment, and no baseline before it is here; PACS is down");
    }

    @Test
    void whereArchivesAreAskedFirstAScanIsABaselineWhenTheyHaveNone() {
        PairingRule first = new PairingRule(Map.of(), STANDARD, true);
        assertThat(part(first.decide(List.of(scan(1, 29))), 1)).isEqualTo(Part.WAITING_FOR_BASELINE);
        for (RetrievalRow.State open : List.of(RetrievalRow.State.ASKING, RetrievalRow.State.FETCHED)) {
            assertThat(part(first.decide(List.of(asked(1, "", open, ""))), 1)).isEqualTo(Part.WAITING_FOR_BASELINE);
        }
        Decision none = of(first.decide(List.of(asked(1, "", RetrievalRow.State.NONE, "PACS has none"))), 1);
        assertThat(none.part()).isEqualTo(Part.BASELINE);
        assertThat(none.note()).isEqualTo("PACS has none");
        assertThat(part(first.decide(List.of(said(1, 29, "PRE"))), 1)).isEqualTo(Part.BASELINE);
        assertThat(part(first.decide(List.of(undated(1, ""))), 1)).isEqualTo(Part.BASELINE);
    }

    private static Scan asked(long id, String timePointId, RetrievalRow.State state, String reason) {
        Scan s = scan(id, 29);
        return new Scan(
                id,
                s.seriesInstanceUid(),
                s.acquired(),
                PATIENT,
                Optional.of(timePointId).filter(t -> !t.isEmpty()),
                "",
                Optional.of(new RetrievalRow(id, state, reason, 0, Optional.empty(), Instant.EPOCH)));
    }

    private static Scan by(String route, long id, int day) {
        return new Scan(id, "1." + id, Optional.of(START.plusDays(day).atTime(9, 0)), PATIENT, Optional.empty(), route);
    }

    private static Scan undated(long id, String timePointId) {
        return new Scan(
                id,
                "1." + id,
                Optional.empty(),
                PATIENT,
                Optional.of(timePointId).filter(t -> !t.isEmpty()),
                "");
    }

    private static Scan scan(long id, int day) {
        return new Scan(id, "1." + id, Optional.of(START.plusDays(day).atTime(9, 0)), PATIENT, Optional.empty(), "");
    }

    private static Scan said(long id, int day, String timePointId) {
        return new Scan(
                id, "1." + id, Optional.of(START.plusDays(day).atTime(9, 0)), PATIENT, Optional.of(timePointId), "");
    }

    private static Decision of(List<Decision> all, long id) {
        return all.stream().filter(d -> d.id() == id).findFirst().orElseThrow();
    }

    private static Part part(List<Decision> all, long id) {
        return of(all, id).part();
    }
}
