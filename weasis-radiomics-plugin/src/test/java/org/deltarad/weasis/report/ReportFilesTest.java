package org.deltarad.weasis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.weasis.SampleReports;
import org.deltarad.weasis.view.model.FeatureRow;
import org.deltarad.weasis.view.model.PatientReports;
import org.deltarad.weasis.view.model.ReportView;
import org.deltarad.weasis.view.model.ScoreView;
import org.deltarad.weasis.view.model.TrendView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private final ReportFiles files = new ReportFiles(DicomToolkit.standard().codec());

    @TempDir
    Path folder;

    private Path delta(String uid, int visit, Optional<String> supersedes) throws DicomException, IOException {
        return SampleReports.write(
                SampleReports.delta(uid, visit, 120, SampleReports.Score.WARNED, supersedes),
                folder.resolve(uid + ".dcm"));
    }

    private static FeatureRow row(ReportView report, String name) {
        return report.features().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ourReportHasScoreScansFeaturesAndProvenance() throws DicomException, IOException {
        ReportView report = files.read(delta("2.25.1", 0, Optional.empty()));

        assertThat(report.origin()).isEqualTo(ReportView.Origin.DELTARAD);
        assertThat(report.days()).contains(21.0);
        ScoreView score = report.scores().get(0);
        assertThat(score.result().orElseThrow().group()).isEqualTo(ScoreView.Group.HIGH);
        assertThat(score.result().orElseThrow().cutoff()).isEqualTo(0.1);
        assertThat(score.warnings()).hasSize(2);
        assertThat(score.calibration().orElseThrow().patients()).isEqualTo(110);
        assertThat(report.features()).hasSize(120);
        FeatureRow term = row(report, "original_glcm_Autocorrelation");
        assertThat(term.values())
                .containsExactly(SampleReports.value(term.name(), 0), SampleReports.value(term.name(), 1));
        assertThat(term.change()).isEqualTo(term.value(1) - term.value(0));
        assertThat(term.z()).isEqualTo(-0.33);
        assertThat(term.code()).isEqualTo("QWB0");
        assertThat(term.featureClass()).isEqualTo("glcm");
        assertThat(term.definition()).contains("IBSI 3.6");
        assertThat(report.document()).contains("2.25.78");
        assertThat(report.provenance())
                .anyMatch(f -> f.name().equals("binWidth") && f.value().equals("10"));
        assertThat(report.timePoints().get(0).region().orElseThrow().sopInstanceUid())
                .isEqualTo("2.25.200.3.1");
    }

    @Test
    void aMissingValueIsMissingAndNoZero() throws DicomException, IOException {
        FeatureRow ours = row(files.read(delta("2.25.1", 0, Optional.empty())), SampleReports.MISSING);
        ReportView other = files.read(SampleReports.write(SampleReports.other("2.25.9"), folder.resolve("o.dcm")));
        FeatureRow theirs = row(other, "Volume");

        assertThat(ours.value(0)).isNaN();
        assertThat(ours.value(1)).isFinite();
        assertThat(ours.change()).isNaN();
        assertThat(ours.why()).isEqualTo("not a number");
        assertThat(theirs.value(0)).isNaN();
        assertThat(theirs.why()).isEqualTo("Measurement failure");
        assertThat(other.origin()).isEqualTo(ReportView.Origin.OTHER);
        assertThat(row(other, "Long axis length").value(0)).isEqualTo(12.5);
        assertThat(row(other, "Long axis length").lesion()).isEqualTo("Nodule 1");
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestIsThere() throws DicomException, IOException {
        Path broken = Files.writeString(folder.resolve("broken.dcm"), "no DICOM");
        Path noReport = SampleReports.write(
                SampleReports.other("2.25.9").toBuilder()
                        .remove(Tag.ContentSequence)
                        .remove(Tag.ContentTemplateSequence)
                        .build(),
                folder.resolve("key.dcm"));

        PatientReports all = files.readAll(List.of(broken, delta("2.25.1", 0, Optional.empty()), noReport), p -> true);

        assertThat(all.reports()).hasSize(1);
        assertThat(all.unreadable())
                .extracting(PatientReports.Unreadable::file)
                .containsExactly("broken.dcm", "key.dcm");
        assertThat(all.unreadable()).allMatch(u -> !u.reason().isBlank());
    }

    @Test
    void aReplacedReportComesLastAndIsToldApart() throws DicomException, IOException {
        PatientReports all = files.readAll(
                List.of(delta("2.25.1", 1, Optional.empty()), delta("2.25.2", 0, Optional.of("2.25.1"))), p -> true);

        ReportView first = all.currentFirst().get(0);
        ReportView second = all.currentFirst().get(1);
        assertThat(first.sopInstanceUid()).isEqualTo("2.25.2");
        assertThat(all.superseded(first)).isFalse();
        assertThat(all.superseded(second)).isTrue();
    }

    @Test
    void trendTakesEachScanOnceOverAllReports() throws DicomException, IOException {
        PatientReports all = files.readAll(
                List.of(delta("2.25.1", 0, Optional.empty()), delta("2.25.2", 1, Optional.empty())), p -> true);
        String name = "original_glcm_Autocorrelation";

        TrendView trend = TrendView.of(all.reports(), "GTV-T", name);
        TrendView missing = TrendView.of(all.reports(), "GTV-T", SampleReports.MISSING);

        assertThat(trend.points())
                .extracting(TrendView.Point::value)
                .containsExactly(
                        SampleReports.value(name, 0), SampleReports.value(name, 1), SampleReports.value(name, 2));
        assertThat(missing.points()).hasSize(2);
    }

    @Test
    void aFolderGivesItsReportsAndFindsItsOtherObjects() throws DicomException, IOException {
        delta("2.25.1", 0, Optional.empty());
        SampleReports.write(pdf("%PDF-1.7"), folder.resolve("page.dcm"));
        Files.writeString(folder.resolve("notes.txt"), "not DICOM");

        ReportFolder all = ReportFolder.of(List.of(folder), files);

        assertThat(all.reports()).extracting(p -> p.getFileName().toString()).containsExactly("2.25.1.dcm");
        Path pdf = folder.resolve("out.pdf");
        files.extractPdf(all.object("2.25.78").orElseThrow(), pdf);
        assertThat(pdf).content(StandardCharsets.US_ASCII).isEqualTo("%PDF-1.7");
        assertThatThrownBy(() -> files.extractPdf(folder.resolve("2.25.1.dcm"), pdf))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("no PDF");
    }

    private static Dataset pdf(String text) {
        return Dataset.builder()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.104.1")
                .text(Tag.SOPInstanceUID, "2.25.78")
                .text(Tag.MIMETypeOfEncapsulatedDocument, "application/pdf")
                .bulk(Tag.EncapsulatedDocument, VR.OB, text.getBytes(StandardCharsets.US_ASCII))
                .build();
    }

    /** Two segments on three slices of 4 x 4 pixels; bits run over byte borders in none of them. */
    @Test
    void theLargestSliceOfASegmentIsTheOneWithMostPixels() throws DicomException, IOException {
        Dataset seg = Dataset.builder()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.66.4")
                .text(Tag.SOPInstanceUID, "2.25.80")
                .numbers(Tag.Rows, 4)
                .numbers(Tag.Columns, 4)
                .numbers(Tag.BitsAllocated, 1)
                .items(
                        Tag.PerFrameFunctionalGroupsSequence,
                        frame(1, "2.25.91"),
                        frame(1, "2.25.92"),
                        frame(2, "2.25.93"))
                .bulk(Tag.PixelData, VR.OB, new byte[] {1, 0, 7, 0, -1, -1})
                .build();

        LargestArea area = files.largestArea(SampleReports.write(seg, folder.resolve("seg.dcm")), 1);

        assertThat(area).isEqualTo(new LargestArea("2.25.92", 0, 3));
        assertThatThrownBy(() -> files.largestArea(folder.resolve("seg.dcm"), 5))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("region 5");
    }

    private static Dataset frame(int segment, String image) {
        return Dataset.builder()
                .items(
                        Tag.SegmentIdentificationSequence,
                        Dataset.builder()
                                .numbers(Tag.ReferencedSegmentNumber, segment)
                                .build())
                .items(
                        Tag.DerivationImageSequence,
                        Dataset.builder()
                                .items(Tag.SourceImageSequence, image(image))
                                .build())
                .build();
    }

    private static Dataset image(String uid) {
        return Dataset.builder().text(Tag.ReferencedSOPInstanceUID, uid).build();
    }

    @Test
    void theLargestSliceOfAnRoiIsTheOneWithTheLargestContour() throws DicomException, IOException {
        Dataset structures = Dataset.builder()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.481.3")
                .text(Tag.SOPInstanceUID, "2.25.81")
                .items(
                        Tag.ROIContourSequence,
                        Dataset.builder()
                                .numbers(Tag.ReferencedROINumber, 7)
                                .items(Tag.ContourSequence, square("2.25.91", 2), square("2.25.92", 5))
                                .build())
                .build();

        LargestArea area = files.largestArea(SampleReports.write(structures, folder.resolve("rs.dcm")), 7);

        assertThat(area).isEqualTo(new LargestArea("2.25.92", 0, 25));
    }

    private static Dataset square(String image, int side) {
        return Dataset.builder()
                .items(Tag.ContourImageSequence, image(image))
                .numbers(Tag.ContourData, 0, 0, 5, side, 0, 5, side, side, 5, 0, side, 5)
                .build();
    }
}
