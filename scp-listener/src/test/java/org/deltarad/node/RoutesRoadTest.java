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
import org.deltarad.report.sr.SrContent;
import org.deltarad.report.sr.SrReader;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesRoadTest {
    private static final String ROUTES = """
            destinations: {firstRetry: 0.1, longestRetry: 0.5, pacs: [
              {aet: NOWHERE, host: 127.0.0.1, port: 1}, {aet: PACS, host: 127.0.0.1, port: %d, name: research}]}
            routes:
              - name: drafts
                match: {mask: {Modality: RTSTRUCT}}
                use: {ignore: contours are drafts}
              - name: pelvis
                match: {Modality: [CT, MR], SeriesDescription: ~T2, mask: {Modality: SEG}}
                use: {extraction: few.yaml, signatures: [], destinations: [research]}
            """;

    @TempDir
    Path temp;

    @Test
    void aRouteDecidesWhatIsMeasuredAndWhereItGoes() throws Exception {
        Files.writeString(
                temp.resolve("few.yaml"), "setting: {binWidth: 25}\nfeatureClass: {firstorder: [Mean, Energy]}\n");
        SyntheticPatient patient = Cases.patient(21).build();
        int port = FreePort.find();
        try (Dcmtk.Storescp pacs = Dcmtk.Storescp.start(port, temp.resolve("pacs"));
                TestNode node = TestNode.start(temp, "pairing: {quietSeconds: 0.3}\n" + ROUTES.formatted(port))) {
            SyntheticSeries baseline = patient.baseline();
            node.deliver(Cases.with(baseline.instances(), baseline.rtStruct()));
            JobRow ignored = node.await("time point", "SYN-21", "ignored");
            assertThat(ignored.reason()).isEqualTo("route 'drafts': contours are drafts");

            node.deliver(List.of(baseline.segmentation()));
            node.await("baseline report", "SYN-21", "delivered");
            SyntheticSeries mid = patient.mid();
            node.deliver(Cases.with(mid.instances(), mid.segmentation()));
            JobRow delta = node.await("delta report", "SYN-21", "delivered");

            assertThat(node.jobs())
                    .filteredOn(j -> j.kind().equals("delivery"))
                    .extracting(JobRow::object)
                    .containsOnly("pacs PACS@127.0.0.1:" + port);
            assertThat(pacs.files()).isNotEmpty();
            Path sr = node.data().resolve("reports").resolve(delta.object() + ".dcm");
            SrContent report =
                    new SrReader().read(DicomToolkit.standard().codec().read(sr).dataset());
            assertThat(report.timePoints()).hasSize(2).allSatisfy(t -> assertThat(t.features())
                    .containsOnlyKeys("original_firstorder_Mean", "original_firstorder_Energy"));
        }
    }

    @Test
    void workBeginsWhenAllSeriesThatARouteExpectsAreHere() throws Exception {
        SyntheticSeries baseline = Cases.patient(22).build().baseline();
        List<Dataset> images = baseline.instances();
        String settings = """
                pairing: {quietSeconds: 0.3, seriesTimeout: 0.5}
                routes:
                  - name: pelvis
                    match: {BodyPartExamined: pelvis}
                    use:
                      expectedSeries:
                        instances: 12
                        series: [{name: diffusion, match: {SeriesDescription: ~ADC}, instances: 3}]
                """;
        try (TestNode node = TestNode.start(temp, settings)) {
            node.deliver(Cases.with(images, baseline.segmentation()));
            node.await(
                    "series missing",
                    j -> j.state().equals("incomplete")
                            && j.reason()
                                    .equals("series 'diffusion' of the study, which route 'pelvis' expects, is not"
                                            + " here"));
            List<Dataset> adc = images.stream().map(RoutesRoadTest::asAdc).toList();
            node.deliver(adc.subList(0, 2));
            node.await("instances missing", j -> j.reason()
                    .equals("2 of the 3 instances of series 'diffusion' that route 'pelvis' expects are here"));
            node.deliver(adc.subList(2, 3));
            node.await("baseline report", "SYN-22", "reported");
        }
    }

    @Test
    void theCommandSaysWhichRouteFilesWouldTake() throws Exception {
        Files.writeString(temp.resolve("few.yaml"), "featureClass: {firstorder: [Mean]}\n");
        Files.writeString(temp.resolve("node.yaml"), ROUTES.formatted(104));
        SyntheticSeries baseline = Cases.patient(23).build().baseline();
        Path folder = TestNode.files(temp, Cases.with(baseline.instances(), baseline.segmentation()))
                .get(0)
                .getParent();
        String said = route(folder);
        assertThat(said.lines())
                .hasSize(3)
                .satisfiesExactly(
                        l -> assertThat(l)
                                .startsWith("SEG 12.dcm on series 2.25.")
                                .endsWith("(MR 'T2 tse axial oblique', 12 instances)"),
                        l -> assertThat(l)
                                .startsWith("  takes route 'pelvis': extraction ")
                                .endsWith("few.yaml, signatures [], to [research]"),
                        l -> assertThat(l)
                                .isEqualTo("  not route 'drafts': mask: Modality is 'SEG', wanted: 'RTSTRUCT'"));
        Path contours = TestNode.files(temp, List.of(baseline.rtStruct())).get(0);
        assertThat(route(contours)).startsWith("RTSTRUCT 0.dcm: not worked on, route 'drafts': contours are drafts");
    }

    private String route(Path files) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "route",
                "--config",
                temp.resolve("node.yaml").toString(),
                files.toString());
        assertThat(exit).as(err.toString()).isZero();
        return out.toString();
    }

    private static Dataset asAdc(Dataset image) {
        return image.toBuilder()
                .text(Tag.SOPInstanceUID, image.string(Tag.SOPInstanceUID).orElseThrow() + ".1")
                .text(Tag.SeriesInstanceUID, image.string(Tag.SeriesInstanceUID).orElseThrow() + ".1")
                .text(Tag.SeriesDescription, "ADC map")
                .build();
    }
}
