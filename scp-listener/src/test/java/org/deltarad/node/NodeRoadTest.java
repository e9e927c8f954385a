package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.node.index.JobRow;
import org.deltarad.report.sr.ScoreContent;
import org.deltarad.report.sr.SrContent;
import org.deltarad.report.sr.SrReader;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.testing.FreePort;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeRoadTest {
    private static final String QUICK = "pairing: {quietSeconds: 0.3}\n";

    /** SEG and volume are read back exactly; the sums are the same sums. */
    private static final double SAME = 1e-12;

    @TempDir
    Path temp;

    @Test
    void twoTimePointsBecomeABaselineAndADeltaReportInThePacsAndOnTheFhirEndpoint() throws Exception {
        SyntheticPatient patient = Cases.patient(1).build();
        SyntheticSeries baseline = patient.baseline();
        SyntheticSeries mid = patient.mid();
        int port = FreePort.find();
        try (Dcmtk.Storescp pacs = Dcmtk.Storescp.start(port, temp.resolve("pacs"));
                TestNode node = TestNode.start(temp, QUICK + pacsAt(port))) {
            node.deliver(Cases.with(baseline.instances(), baseline.segmentation()));
            node.await("baseline report", "SYN-1", "delivered");
            assertThat(node.jobs()).noneMatch(j -> j.kind().equals("delta report"));

            node.deliver(Cases.with(mid.instances(), mid.segmentation()), "-xi");
            JobRow delta = node.await("delta report", "SYN-1", "delivered");
            assertThat(node.jobs())
                    .filteredOn(j -> j.kind().equals("time point"))
                    .extracting(JobRow::state)
                    .containsOnly("extracted");
            assertThat(pacs.files())
                    .extracting(NodeRoadTest::kind)
                    .containsExactlyInAnyOrder("SR3", "SC", "PDF", "SR3", "SC", "PDF");

            Path sr = node.data().resolve("reports").resolve(delta.object() + ".dcm");
            Dataset stored = DicomToolkit.standard().codec().read(sr).dataset();
            assertThat(stored.string(Tag.SOPInstanceUID)).contains(delta.object());
            assertThat(stored.string(Tag.StudyInstanceUID))
                    .isEqualTo(mid.instances().get(0).string(Tag.StudyInstanceUID));
            assertSameNumbers(stored, baseline, mid);
            assertThat(new ObjectMapper()
                            .readTree(node.get("/fhir/DiagnosticReport?_format=json"))
                            .get("total")
                            .asInt())
                    .isEqualTo(2);
            assertThat(node.get("/"))
                    .contains("SYN-1")
                    .contains("Research use only")
                    .doesNotContain("Synthetic^");
            assertThat(node.get("/health/ready"))
                    .startsWith("ok\n")
                    .contains("index: ok", "disk: ok", "dicom: ok", "workers: ok", "deliveries: ok");
            assertThat(new ObjectMapper().readTree(node.get("/api/jobs")))
                    .hasSize(node.jobs().size());
        }
    }

    @Test
    void compressedSeriesGiveTheNumbersOfTheirOriginals() throws Exception {
        SyntheticPatient patient = Cases.patient(8).build();
        SyntheticSeries baseline = patient.baseline();
        SyntheticSeries mid = patient.mid();
        try (TestNode node = TestNode.start(temp, QUICK)) {
            deliverBy(node, baseline.instances(), "-xs", "dcmcjpeg", "+e1");
            node.deliver(List.of(baseline.segmentation()));
            node.await("baseline report", "SYN-8", "reported");
            deliverBy(node, mid.instances(), "-xv", "gdcmconv", "--j2k");
            node.deliver(List.of(mid.segmentation()));
            JobRow delta = node.await("delta report", "SYN-8", "reported");

            Path sr = node.data().resolve("reports").resolve(delta.object() + ".dcm");
            assertSameNumbers(DicomToolkit.standard().codec().read(sr).dataset(), baseline, mid);
        }
    }

    /** Compressed by a program, and proposed to the node as that only. */
    private void deliverBy(TestNode node, List<Dataset> instances, String proposal, String program, String option)
            throws Exception {
        List<Path> compressed = new ArrayList<>();
        for (Path file : TestNode.files(temp, instances)) {
            Path to = file.resolveSibling(file.getFileName() + ".compressed");
            ExternalProgram.runWell(program, option, file, to);
            compressed.add(to);
        }
        Dcmtk.Sent sent = Dcmtk.storescu(node.node().dicomPort(), "DELTARAD", compressed, proposal);
        assertThat(sent.exit()).as(sent.output()).isZero();
    }

    @Test
    void theSameInstancesAgainMakeNoNewWork() throws Exception {
        SyntheticSeries baseline = Cases.patient(2).build().baseline();
        List<Dataset> all = Cases.with(baseline.instances(), baseline.rtStruct());
        try (TestNode node = TestNode.start(temp, QUICK)) {
            node.deliver(all);
            node.await("baseline report", "SYN-2", "reported");
            List<JobRow> before = node.jobs();
            node.deliver(all);
            node.deliver(all);
            assertThat(node.jobs()).isEqualTo(before);
        }
    }

    @Test
    void aStopInBetweenLosesNothingAndTheSameInputsGiveTheSameReport() throws Exception {
        SyntheticSeries baseline = Cases.patient(3).build().baseline();
        List<Dataset> images = baseline.instances();
        String slow = "pairing: {quietSeconds: 600}\n";
        try (TestNode node = TestNode.start(temp, slow)) {
            node.deliver(Cases.with(images.subList(0, 6), baseline.rtStruct()));
            node.await("time point", "SYN-3", "received");
        }
        String uid;
        try (TestNode node = TestNode.start(temp, QUICK)) {
            node.await("images missing", j -> j.reason().startsWith("6 of the 12 images that the mask names"));
            node.deliver(images.subList(6, 12));
            uid = node.await("baseline report", "SYN-3", "reported").object();
        }
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        try (TestNode other = TestNode.start(elsewhere, QUICK)) {
            other.deliver(Cases.with(images, baseline.rtStruct()));
            assertThat(other.await("baseline report", "SYN-3", "reported").object())
                    .isEqualTo(uid);
        }
    }

    @Test
    void deliveryWaitsForAPacsThatIsDownAcrossARestart() throws Exception {
        SyntheticSeries baseline = Cases.patient(4).build().baseline();
        int port = FreePort.find();
        String settings = QUICK + pacsAt(port);
        try (TestNode node = TestNode.start(temp, settings)) {
            node.deliver(Cases.with(baseline.instances(), baseline.rtStruct()));
            node.await(
                    "failed attempt",
                    j -> j.kind().equals("delivery")
                            && j.state().equals("pending")
                            && j.reason().contains(Integer.toString(port)));
            node.await("baseline report", "SYN-4", "reported");
        }
        try (TestNode node = TestNode.start(temp, settings)) {
            try (Dcmtk.Storescp pacs = Dcmtk.Storescp.start(port, temp.resolve("pacs"))) {
                node.await("baseline report", "SYN-4", "delivered");
                assertThat(pacs.files())
                        .extracting(NodeRoadTest::kind)
                        .containsExactlyInAnyOrder("SG", "SR3", "SC", "PDF");
            }
        }
    }

    @Test
    void anArrivalInReverseOrderIsStillPaired() throws Exception {
        SyntheticPatient patient = Cases.patient(5).timePointIds("PRE", "WEEK4").build();
        SyntheticSeries baseline = patient.baseline();
        SyntheticSeries mid = patient.mid();
        String settings = "pairing: {quietSeconds: 0.3, timePointIds: {baseline: [pre], mid: [week4]}}\n";
        try (TestNode node = TestNode.start(temp, settings)) {
            node.deliver(List.of(mid.segmentation()));
            node.deliver(mid.instances());
            JobRow waiting = node.await("time point", "SYN-5", "waiting for baseline");
            assertThat(waiting.reason()).contains("WEEK4").contains("no baseline");
            node.deliver(Cases.with(baseline.instances(), baseline.rtStruct()));
            node.await("delta report", "SYN-5", "reported");
            node.await("baseline report", "SYN-5", "reported");
        }
    }

    @Test
    void bothTimePointsInOneAssociationGiveOneBaselineReportWhicheverIsFirst() throws Exception {
        SyntheticPatient patient = Cases.patient(7).build();
        List<Dataset> all = new ArrayList<>(
                Cases.with(patient.mid().instances(), patient.mid().segmentation()));
        all.addAll(Cases.with(patient.baseline().instances(), patient.baseline().rtStruct()));
        int port = FreePort.find();
        try (Dcmtk.Storescp pacs = Dcmtk.Storescp.start(port, temp.resolve("pacs"));
                TestNode node = TestNode.start(temp, "pairing: {quietSeconds: 1.5}\n" + pacsAt(port))) {
            node.deliver(all);
            node.await("delta report", "SYN-7", "delivered");
            node.await("baseline report", "SYN-7", "delivered");
            node.await("end", j -> node.jobs().stream().noneMatch(o -> o.state().equals("waiting")));
            assertThat(pacs.files())
                    .extracting(NodeRoadTest::kind)
                    .containsExactlyInAnyOrder("SG", "SR3", "SC", "PDF", "SR3", "SC", "PDF");
        }
    }

    private static String pacsAt(int port) {
        return "destinations: {pacs: [{aet: PACS, host: 127.0.0.1, port: " + port
                + "}], firstRetry: 0.1, longestRetry: 0.5}\n";
    }

    /** The SR's numbers against features computed from the volumes themselves. */
    private static void assertSameNumbers(Dataset sr, SyntheticSeries baseline, SyntheticSeries mid) throws Exception {
        SrContent report = new SrReader().read(sr);
        assertClose(report.timePoints().get(0).features(), features(baseline.volume(), baseline.mask()));
        assertClose(report.timePoints().get(1).features(), features(mid.volume(), mid.mask()));
        assertThat(report.scores()).hasSize(2).allSatisfy(score -> assertThat(score)
                .isInstanceOf(ScoreContent.NotScored.class));
    }

    private static void assertClose(Map<String, Double> actual, Map<String, Double> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, value) ->
                assertThat(actual.get(name)).as(name).isCloseTo(value, within(Math.abs(value) * SAME)));
    }

    private static Map<String, Double> features(Volume volume, Mask mask) throws Exception {
        return new FeatureExtractor(ExtractionParameters.preset("S1"))
                .extract(volume, mask)
                .features();
    }

    /** What storescp names a file by: SR3 a Comprehensive 3D SR, SG a Segmentation, SC a Secondary Capture. */
    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }
}
