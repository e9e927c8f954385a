package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.node.cli.Main;
import org.deltarad.node.index.JobRow;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that replace others. */
class SupersedingTest {
    private static final String SETTINGS = "pairing: {quietSeconds: 0.2}\n";

    @TempDir
    Path folder;

    @Test
    void aCorrectedMaskMakesReportsThatNameThoseTheySupersede() throws Exception {
        SyntheticPatient patient = Cases.patient(61).build();
        SyntheticSeries baseline = patient.baseline();
        SyntheticSeries mid = patient.mid();
        String away = "destinations: {firstRetry: 0.2, pacs: [{aet: AWAY, host: 127.0.0.1, port: 1}]}\n";
        try (TestNode node = TestNode.start(folder, SETTINGS + away)) {
            node.deliver(Cases.with(baseline.instances(), baseline.rtStruct()));
            node.await("baseline report", "SYN-61", "reported");
            node.deliver(Cases.with(mid.instances(), mid.rtStruct()));
            node.await("delta report", "SYN-61", "reported");
            List<JobRow> before = reports(node);

            node.deliver(List.of(baseline.segmentation()));
            node.await(
                    "the baseline report by the corrected mask",
                    j -> j.kind().equals("baseline report") && j.state().equals("reported") && j.id() > 2);
            node.await(
                    "the delta report by the corrected mask",
                    j -> j.kind().equals("delta report") && j.state().equals("reported") && j.id() > 2);
            assertThat(node.jobs())
                    .filteredOn(j -> j.kind().equals("delivery") && j.state().equals("dropped"))
                    .as("what has not arrived before its correction is no longer sent")
                    .extracting(JobRow::id)
                    .containsExactlyInAnyOrder(1L, 2L);
            for (JobRow old : before) {
                JobRow superseded = node.await(
                        "its end",
                        j -> j.kind().equals(old.kind())
                                && j.id() == old.id()
                                && j.state().equals("superseded"));
                JobRow by = reports(node).stream()
                        .filter(j -> j.kind().equals(old.kind()) && j.id() != old.id())
                        .findFirst()
                        .orElseThrow();
                assertThat(superseded.reason()).isEqualTo("superseded by R" + by.id());
                assertThat(predecessor(node, by)).isEqualTo(old.object());
                assertThat(Files.readString(node.data().resolve("reports").resolve(by.object() + ".fhir.json")))
                        .as("the Bundle carries the former report's identifier as an old one")
                        .contains("urn:oid:" + old.object(), "\"use\":\"old\"");
            }
        }
    }

    @Test
    void anotherSignatureMakesReportsAgainWhenAskedForAndOnlyThen() throws Exception {
        SyntheticSeries baseline = Cases.patient(62).build().baseline();
        String first;
        try (TestNode node = TestNode.start(folder, SETTINGS + "signatures: [Pre-CCRT_rad]\n")) {
            node.deliver(Cases.with(baseline.instances(), baseline.rtStruct()));
            first = node.await("baseline report", "SYN-62", "reported").object();
            assertThat(rescore()).contains("1 report is made again where");
            node.await("its end", j -> reports(node).size() == 1);
            assertThat(node.await("baseline report", "SYN-62", "reported").object())
                    .as("nothing has changed")
                    .isEqualTo(first);
        }
        try (TestNode node = TestNode.start(folder, SETTINGS)) {
            assertThat(reports(node)).as("not on its own").hasSize(1);
            assertThat(rescore()).contains("1 report is made again where");
            JobRow second = node.await(
                    "the report by other signatures",
                    j -> j.kind().equals("baseline report")
                            && j.id() > 1
                            && j.state().equals("reported"));
            assertThat(second.object()).isNotEqualTo(first);
            assertThat(predecessor(node, second)).isEqualTo(first);
            assertThat(node.jobs())
                    .filteredOn(j -> j.kind().equals("time point"))
                    .as("measured once")
                    .singleElement()
                    .extracting(JobRow::state)
                    .isEqualTo("extracted");
        }
    }

    private static List<JobRow> reports(TestNode node) {
        return node.jobs().stream().filter(j -> j.kind().endsWith("report")).toList();
    }

    @Test
    void aNodeThatIsToldToMakesReportsAgainOnceAtAStartWithOtherSignatures() throws Exception {
        String first;
        try (TestNode node =
                TestNode.start(folder, SETTINGS + "signatures: [Pre-CCRT_rad]\nscores: {rescore: true}\n")) {
            SyntheticSeries baseline = Cases.patient(64).build().baseline();
            node.deliver(Cases.with(baseline.instances(), baseline.rtStruct()));
            first = node.await("baseline report", "SYN-64", "reported").object();
        }
        for (int start = 0; start < 2; start++) {
            try (TestNode node = TestNode.start(folder, SETTINGS + "scores: {rescore: true}\n")) {
                JobRow second = node.await(
                        "the report by other signatures",
                        j -> j.kind().equals("baseline report")
                                && j.id() > 1
                                && j.state().equals("reported"));
                assertThat(predecessor(node, second)).isEqualTo(first);
                assertThat(node.jobs())
                        .filteredOn(j -> j.kind().equals("baseline report"))
                        .as("start %d", start)
                        .hasSize(2);
            }
        }
    }

    private String rescore() throws Exception {
        Path config = Files.writeString(folder.resolve("rescore.yaml"), "data: data\n");
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        assertThat(Main.run(out, out, "rescore", "--all", "--config", config.toString()))
                .as(said.toString())
                .isZero();
        return said.toString();
    }

    /** SOP Instance UID in the Predecessor Documents Sequence. */
    private static String predecessor(TestNode node, JobRow report) throws Exception {
        Dataset sr = DicomToolkit.standard()
                .codec()
                .read(node.data().resolve("reports").resolve(report.object() + ".dcm"))
                .dataset();
        return sr.items(Tag.PredecessorDocumentsSequence)
                .get(0)
                .items(Tag.ReferencedSeriesSequence)
                .get(0)
                .items(Tag.ReferencedSOPSequence)
                .get(0)
                .requireString(Tag.ReferencedSOPInstanceUID);
    }
}
