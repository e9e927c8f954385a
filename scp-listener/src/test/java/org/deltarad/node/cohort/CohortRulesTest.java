package org.deltarad.node.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.deltarad.node.batch.CaseRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which study is which time point, who is whose reader and pseudonym. */
class CohortRulesTest {
    @TempDir
    private Path folder;

    private static CohortCase of(String patient, String mask) {
        CaseRow row = new CaseRow(
                1,
                List.of(),
                Path.of("/i"),
                Path.of("/" + mask),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
        return new CohortCase(patient, "pre", "", "", Map.of(), Optional.empty(), List.of(), row);
    }

    @Test
    void datesInOrderAreTheTimePointsUnlessATableSaysWhich() throws Exception {
        LocalDate first = LocalDate.of(2024, 3, 4);
        LocalDate second = LocalDate.of(2024, 4, 2);
        LocalDate third = LocalDate.of(2024, 6, 1);
        List<LocalDate> all = List.of(third, first, second, first);
        VisitDates order = new VisitDates(List.of("pre", "mid"), Optional.empty());
        assertThat(order.name("A", first, all)).contains("pre");
        assertThat(order.name("A", second, all)).contains("mid");
        assertThat(order.name("A", third, all)).isEmpty();
        assertThat(order.unnamed(third)).contains("2024-06-01", "--timepoints");
        Path file = folder.resolve("dates.csv");
        Files.writeString(file, "patient,date,timepoint\nA,2024-04-02,pre\nA,20240601,mid\n");
        VisitDates mapped = VisitDates.read(file);
        assertThat(mapped.name("A", first, all)).isEmpty();
        assertThat(mapped.name("A", second, all)).contains("pre");
        assertThat(mapped.name("A", third, all)).contains("mid");
        Files.writeString(file, "patient,date,timepoint\nA,2024-13-02,pre\n");
        assertThatThrownBy(() -> VisitDates.read(file))
                .hasMessageContaining("dates.csv, line 2: column date: '2024-13-02'");
    }

    @Test
    void twoMasksOfOneCaseAreAProblemAndNoCase() {
        CohortCases cases = CohortCases.apart(List.of(of("A", "m"), of("B", "n"), of("A", "o")), List.of(), "Choose");
        assertThat(cases.cases()).extracting(CohortCase::patient).containsExactly("B");
        assertThat(cases.problems()).hasSize(1);
        assertThat(cases.problems().get(0).reason()).contains("2 masks", "/m, /o", "Choose");
    }

    @Test
    void pseudonymsAreKept() throws Exception {
        Path file = folder.resolve("whose.csv");
        Files.writeString(file, "pseudonym,patient\nP0002,B\n");
        Pseudonyms pseudonyms = Pseudonyms.read(file);
        CohortCases cases =
                pseudonyms.of(new CohortCases(List.of(of("A", "m"), of("B", "n"), of("C", "o")), List.of()));
        assertThat(cases.cases())
                .extracting(CohortCase::patient)
                .doesNotHaveDuplicates()
                .contains("P0002");
        pseudonyms.save(file);
        assertThat(Pseudonyms.read(file)
                        .of(new CohortCases(List.of(of("C", "o"), of("A", "m")), List.of()))
                        .cases())
                .extracting(CohortCase::patient)
                .containsExactly(
                        cases.cases().get(2).patient(), cases.cases().get(0).patient());
    }

    @Test
    void readersOfRoisAreTheFirstGroupOfTheName() {
        ReaderRule.ByRoi rule = (ReaderRule.ByRoi) ReaderRule.parse("roi:GTV_(.*)");
        assertThat(rule.reader("GTV_Anne")).contains("Anne");
        assertThat(rule.reader("bladder")).isEmpty();
        assertThatThrownBy(() -> ReaderRule.parse("someone")).hasMessageContaining("operator, label and roi:PATTERN");
        assertThatThrownBy(() -> SequenceRule.parse("T2")).hasMessageContaining("NAME=Keyword~pattern");
    }
}
