package org.deltarad.report.sr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomFiles;
import org.deltarad.report.Report;
import org.deltarad.report.Reports;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SrFileTest {
    private static final String REPORTS = "org.deltarad.report.sr.SrRoundTripTest#reports";

    @TempDir
    Path folder;

    private Path write(Report report) throws Exception {
        return DicomFiles.write(new SrWriter().write(report), folder.resolve("sr.dcm"));
    }

    @ParameterizedTest
    @MethodSource(REPORTS)
    void contentSurvivesTheFile(Report report) throws Exception {
        Dataset read = DicomFiles.read(write(report));

        assertThat(new SrReader().read(read)).isEqualTo(SrContent.of(report));
        assertThat(read.string(Tag.PatientName)).isEqualTo(report.subject().patientName());
    }

    @Test
    void sameReportGivesSameBytes() throws Exception {
        byte[] first = Files.readAllBytes(write(Reports.delta()));

        assertThat(Files.readAllBytes(write(Reports.delta()))).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource(REPORTS)
    void dciodvfyFindsNoError(Report report) throws Exception {
        ExternalProgram.Result result =
                ExternalProgram.run("dciodvfy", write(report).toString());

        assertThat(result.lines()).contains("Comprehensive3DSR");
        assertThat(result.starting("Error")).isEmpty();
        assertThat(result.starting("Warning").stream()
                        .filter(w -> !w.matches(".*Unrecognized defined term <99(DELTARAD|PYRADIOMICS)>.*")))
                .isEmpty();
        assertThat(result.exit()).isZero();
    }

    @ParameterizedTest
    @MethodSource(REPORTS)
    void dsrdumpReadsTheWholeTree(Report report) throws Exception {
        ExternalProgram.Result result =
                ExternalProgram.run("dsrdump", "+Pl", write(report).toString());

        assertThat(result.starting("E:")).isEmpty();
        assertThat(result.starting("F:")).isEmpty();
        assertThat(result.exit()).isZero();
        assertThat(result.lines()).anyMatch(l -> l.contains("\"original_glcm_Autocorrelation\""));
        assertThat(result.lines()).anyMatch(l -> l.contains(ScoreMeasurements.RESEARCH_USE_ONLY));
    }

    @ParameterizedTest
    @MethodSource(REPORTS)
    void dsr2htmlRendersIt(Report report) throws Exception {
        Path html = folder.resolve("sr.html");
        ExternalProgram.Result result =
                ExternalProgram.run("dsr2html", write(report).toString(), html.toString());

        assertThat(result.exit()).isZero();
        assertThat(result.starting("E:")).isEmpty();
        assertThat(html).content().contains("Imaging Measurement Report").contains("Research use only");
    }
}
