package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.node.demo.Orthanc;
import org.deltarad.node.demo.StoreScu;
import org.deltarad.node.index.JobRow;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testing.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Mid-treatment scans whose baselines are in an archive: Orthanc, and dcmtk's dcmqrscp. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetrieveRoadTest {
    private static final Path DICOM_WEB = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");

    private Path folder;
    private Orthanc orthanc;
    private int httpPort;

    @BeforeAll
    void startOrthanc(@TempDir Path temporary) throws Exception {
        folder = temporary;
        httpPort = FreePort.find();
        orthanc = Orthanc.start(
                folder.resolve("orthanc"),
                "ORTHANC",
                FreePort.find(),
                httpPort,
                Map.of(
                        "Plugins",
                        Files.exists(DICOM_WEB) ? List.of(DICOM_WEB.toString()) : List.of(),
                        "DicomAlwaysAllowGet",
                        true));
    }

    @AfterAll
    void stopOrthanc() {
        orthanc.close();
    }

    @Test
    void aBaselineIsFoundByFindAndFetchedByMove() throws Exception {
        SyntheticPatient patient = said(31);
        archive(Cases.with(patient.baseline().instances(), patient.baseline().rtStruct()));
        try (TestNode node = node("{" + dicom() + "}", "")) {
            orthanc.know("DELTARAD", node.node().dicomPort());
            deliverMid(node, patient);
            node.await("delta report", "SYN-31", "reported");
            node.await("baseline report", "SYN-31", "reported");
            assertThat(node.jobs())
                    .filteredOn(j -> j.kind().equals("time point"))
                    .extracting(JobRow::state)
                    .containsOnly("extracted");
        }
    }

    @Test
    void whatIsHereIsNotFetchedAgainByGet() throws Exception {
        SyntheticPatient patient = said(32);
        SyntheticSeries baseline = patient.baseline();
        archive(Cases.with(baseline.instances(), baseline.segmentation()));
        try (TestNode node = node("{" + dicom() + ", retrieve: get}", "")) {
            node.deliver(baseline.instances().subList(0, 9));
            deliverMid(node, patient);
            node.await("delta report", "SYN-32", "reported");
            assertThat(node.received("ORTHANC")).isEqualTo(3 + 1);
            assertThat(node.received("SENDER")).isEqualTo(9 + 13);
        }
    }

    @Test
    void aBaselineIsFoundByQidoAndFetchedByWado() throws Exception {
        assumeTrue(Files.exists(DICOM_WEB), () -> "left out: " + DICOM_WEB + " is not installed (orthanc-dicomweb)");
        SyntheticPatient patient = said(33);
        SyntheticSeries baseline = patient.baseline();
        archive(Cases.with(baseline.instances(), baseline.rtStruct()));
        try (TestNode node = node("{dicomweb: {url: 'http://127.0.0.1:" + httpPort + "/dicom-web'}}", "")) {
            node.deliver(baseline.instances().subList(0, 10));
            deliverMid(node, patient);
            node.await("delta report", "SYN-33", "reported");
            assertThat(node.received("")).isEqualTo(2 + 1);
        }
    }

    @Test
    void anArchiveThatIsDownIsAskedAgain() throws Exception {
        SyntheticPatient patient = said(34);
        SyntheticSeries baseline = patient.baseline();
        int port = FreePort.find();
        Path store = folder.resolve("qrscp");
        try (Dcmtk.Qrscp qrscp = Dcmtk.Qrscp.start(port, store)) {
            RemoteAe peer = new RemoteAe(qrscp.aet(), "127.0.0.1", port, "SENDER");
            StoreScu.send(peer, TestNode.files(folder, Cases.with(baseline.instances(), baseline.segmentation())));
        }
        String archive = "{aet: QRSCP, host: 127.0.0.1, port: " + port + ", retrieve: get}";
        try (TestNode node = node(archive, "firstRetry: 0.3, longestRetry: 0.5, attempts: 1000")) {
            deliverMid(node, patient);
            JobRow waiting = node.await(
                    "attempt", j -> j.reason().contains("archive QRSCP@127.0.0.1:" + port + " could not be asked: "));
            assertThat(waiting.state()).isEqualTo("waiting for baseline");
            try (Dcmtk.Qrscp again = Dcmtk.Qrscp.start(port, store)) {
                node.await("delta report", "SYN-34", "reported");
                assertThat(node.received(again.aet())).isEqualTo(13);
            }
        }
    }

    @Test
    void anArchiveWithoutABaselineIsSaidToHaveNone() throws Exception {
        SyntheticPatient nothing = said(35);
        SyntheticPatient noMask = said(36);
        archive(noMask.baseline().instances());
        try (TestNode node = node("{" + dicom() + ", retrieve: get}", "again: 6")) {
            deliverMid(node, nothing);
            deliverMid(node, noMask);
            JobRow none = node.await("no study", j -> j.reason().contains("has no study of the patient from "));
            assertThat(none.patientId()).isEqualTo("SYN-35");
            assertThat(none.state()).isEqualTo("waiting for baseline");
            assertThat(none.reason()).endsWith("; asked again in 6 h");
            LocalDate day = LocalDate.parse(
                    noMask.baseline().instances().get(0).requireString(Tag.StudyDate),
                    DateTimeFormatter.BASIC_ISO_DATE);
            node.await(
                    "no mask",
                    j -> j.patientId().equals("SYN-36")
                            && j.reason().contains("has images of " + day)
                            && j.reason().contains("a person has to draw the mask"));
        }
    }

    /** Two patients in one study: the mask is of ours, the images that it names are of another. */
    @Test
    void whatIsOfAnotherPatientIsNotPaired() throws Exception {
        SyntheticPatient patient = said(37);
        SyntheticSeries baseline = patient.baseline();
        List<Dataset> ofAnother = new ArrayList<>();
        for (Dataset image : baseline.instances()) {
            ofAnother.add(image.toBuilder().text(Tag.PatientID, "SOMEONE").build());
        }
        archive(Cases.with(ofAnother, baseline.rtStruct()));
        try (TestNode node = node("{" + dicom() + ", retrieve: get}", "")) {
            deliverMid(node, patient);
            JobRow waiting = node.await("refusal", j -> j.reason().contains("gave instances of Patient ID 'SOMEONE'"));
            assertThat(waiting.state()).isEqualTo("waiting for baseline");
            assertThat(node.jobs()).noneMatch(j -> j.kind().equals("delta report"));
        }
    }

    @Test
    void aScanOfWhichNothingIsSaidIsABaselineOnlyWhenTheArchivesHaveNoneBefore() throws Exception {
        SyntheticPatient both = Cases.patient(38).build();
        SyntheticPatient first = Cases.patient(39).build();
        archive(Cases.with(both.baseline().instances(), both.baseline().segmentation()));
        try (TestNode node = node("{" + dicom() + ", retrieve: get}", "always: true")) {
            deliverMid(node, both);
            node.await("delta report", "SYN-38", "reported");
            node.deliver(
                    Cases.with(first.baseline().instances(), first.baseline().segmentation()));
            node.await("baseline report", "SYN-39", "reported");
            assertThat(node.jobs())
                    .filteredOn(j ->
                            j.kind().equals("baseline report") && j.patientId().equals("SYN-38"))
                    .hasSize(1);
        }
    }

    private static SyntheticPatient said(long seed) {
        return Cases.patient(seed).timePointIds("PRE", "WEEK4").build();
    }

    private TestNode node(String archive, String retrieve) throws Exception {
        Path own = Files.createTempDirectory(folder, "node");
        return TestNode.start(own, """
                pairing: {quietSeconds: 0.3, timePointIds: {baseline: [PRE], mid: [WEEK4]}}
                archives: [%s]
                retrieve: {%s}
                """.formatted(archive, retrieve));
    }

    private String dicom() {
        return "aet: ORTHANC, host: 127.0.0.1, port: " + orthanc.dicomPort();
    }

    private void archive(List<Dataset> instances) throws Exception {
        RemoteAe peer = new RemoteAe("ORTHANC", "127.0.0.1", orthanc.dicomPort(), "SENDER");
        StoreScu.send(peer, TestNode.files(folder, instances));
    }

    private static void deliverMid(TestNode node, SyntheticPatient patient) throws Exception {
        node.deliver(Cases.with(patient.mid().instances(), patient.mid().segmentation()));
    }
}
