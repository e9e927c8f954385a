package org.deltarad.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomFiles;
import org.deltarad.report.Report;
import org.deltarad.report.Reports;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageWriterTest {
    private static final byte[] PDF = "%PDF-1.7 odd".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private static Dataset picture(Report report) {
        byte[] rgb = new byte[3 * 5 * 3];
        rgb[3] = (byte) 200;
        return new PageWriter().picture(report, rgb, 5);
    }

    /** But that the side is empty, as it must be where it is not known (type 2C). */
    @Test
    void dciodvfyWarnsOfTheSideInThePictureOnly() throws Exception {
        for (Report report : List.of(Reports.delta(), Reports.baselineOnly())) {
            assertThat(complaints(picture(report), "SCImage"))
                    .singleElement(STRING)
                    .startsWith("Warning")
                    .endsWith("attribute <Laterality>");
        }
    }

    @Test
    void dciodvfyFindsNothingInTheDocument() throws Exception {
        assertThat(complaints(new PageWriter().document(Reports.delta(), PDF), "EncapsulatedPDF"))
                .isEmpty();
    }

    private List<String> complaints(Dataset object, String iod) throws Exception {
        Path file = DicomFiles.write(object, folder.resolve("o.dcm"));
        ExternalProgram.Result result = ExternalProgram.run("dciodvfy", file.toString());
        assertThat(result.lines()).contains(iod);
        return result.lines().stream()
                .filter(l -> l.startsWith("Error") || l.startsWith("Warning"))
                .toList();
    }

    @Test
    void pageBelongsToTheReportsPatientAndStudy() throws Exception {
        Report report = Reports.delta();

        Dataset read = DicomFiles.read(DicomFiles.write(picture(report), folder.resolve("p.dcm")));

        assertThat(read.string(Tag.PatientName)).isEqualTo(report.subject().patientName());
        assertThat(read.string(Tag.StudyInstanceUID)).contains(report.subject().studyInstanceUid());
        assertThat(read.string(Tag.SOPInstanceUID))
                .contains(PageWriter.picture(report).sopInstanceUid());
        assertThat(read.string(Tag.SeriesInstanceUID)).isNotEqualTo(report.seriesInstanceUid());
        assertThat(read.string(Tag.SeriesDescription))
                .hasValueSatisfying(d -> assertThat(d).contains("research use only"));
    }

    @Test
    void documentHoldsThePdfAndNamesItsLength() throws Exception {
        Report report = Reports.delta();

        Dataset read =
                DicomFiles.read(DicomFiles.write(new PageWriter().document(report, PDF), folder.resolve("d.dcm")));

        assertThat(read.integer(Tag.EncapsulatedDocumentLength)).contains(PDF.length);
        Element.Bulk bytes = (Element.Bulk) read.get(Tag.EncapsulatedDocument).orElseThrow();
        assertThat(bytes.data().length()).isEqualTo(PDF.length + PDF.length % 2);
        assertThat(read.item(Tag.SourceInstanceSequence).orElseThrow().string(Tag.ReferencedSOPInstanceUID))
                .contains(report.sopInstanceUid());
    }

    @Test
    void pixelsMustFillRows() {
        assertThatThrownBy(() -> new PageWriter().picture(Reports.delta(), new byte[31], 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31 bytes");
    }
}
