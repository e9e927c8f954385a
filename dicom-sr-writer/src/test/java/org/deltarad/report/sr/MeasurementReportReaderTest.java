package org.deltarad.report.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomFiles;
import org.deltarad.report.Report;
import org.deltarad.report.Reports;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.measurement.Evaluation;
import org.deltarad.report.measurement.Measurement;
import org.deltarad.report.measurement.MeasurementGroup;
import org.deltarad.report.measurement.MeasurementReportContent;
import org.deltarad.report.measurement.RegionReference;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports of others by {@code others_reports.py} (pydicom), which numbers its measurements 1, 2, 3, ...; and ours. */
class MeasurementReportReaderTest {
    @TempDir
    static Path folder;

    private static MeasurementReportContent others(String name) throws Exception {
        Path script = Path.of(MeasurementReportReaderTest.class
                .getResource("others_reports.py")
                .toURI());
        ExternalProgram.Result imported = ExternalProgram.run("/usr/bin/python3", "-c", "import pydicom");
        if (imported.exit() != 0) {
            System.out.println("left out: python3-pydicom is not installed");
            org.junit.jupiter.api.Assumptions.abort("python3-pydicom is not installed");
        }
        ExternalProgram.runWell("/usr/bin/python3", script, folder);
        return new MeasurementReportReader().read(DicomFiles.read(folder.resolve(name + ".dcm")));
    }

    /** The numbers from 1 on, in any order. */
    private static void assertAllMeasurements(MeasurementReportContent report, int count) {
        assertThat(report.measurements().flatMap(m -> m.value().stream()))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, count)
                        .mapToObj(n -> (double) n)
                        .toList());
    }

    @Test
    void aReportAsHighdicomBuildsItIsReadWhole() throws Exception {
        MeasurementReportContent report = others("highdicom");

        assertThat(report.problems()).isEmpty();
        assertAllMeasurements(report, 5);
        assertThat(report.header().subject().patientName()).contains("Wang^XiaoDong=王^小東");
        assertThat(report.header().software()).containsExactly("1.0", "2.0");
        assertThat(report.observers()).containsExactly("Doe^Jane", "2.25.42");
        assertThat(report.procedures()).extracting(Code::value).containsExactly("25045-6");
        assertThat(report.images()).extracting(i -> i.seriesInstanceUid()).containsExactly("2.25.101");
        assertThat(report.groups()).extracting(MeasurementGroup::template).containsExactly("1411", "1410", "1501");
        assertThat(report.evaluations()).extracting(Evaluation::text).containsExactly("Category 2", "as before");
    }

    @Test
    void aVolumetricGroupKeepsWhatModifiesItsMeasurements() throws Exception {
        MeasurementGroup lesion = others("highdicom").groups().get(0);

        assertThat(lesion.trackingIdentifier()).isEqualTo("Lesion 1");
        assertThat(lesion.trackingUid()).isEqualTo("2.25.500");
        assertThat(lesion.finding()).map(Code::meaning).contains("Neoplasm");
        assertThat(lesion.category()).isPresent();
        assertThat(lesion.sites()).singleElement().satisfies(s -> {
            assertThat(s.code().meaning()).isEqualTo("Lung");
            assertThat(s.modifiers()).extracting(Code::meaning).containsExactly("Left");
        });
        assertThat(lesion.timePoint().name()).isEqualTo("TP1");
        assertThat(lesion.regions())
                .extracting(RegionReference::kind)
                .containsExactly(RegionReference.Kind.SEGMENT, RegionReference.Kind.SERIES);
        assertThat(lesion.regions().get(0).segments()).containsExactly(2);
        Measurement mean = lesion.measurements().get(1);
        assertThat(mean.unit().value()).isEqualTo("[hnsf'U]");
        assertThat(mean.modifiers()).extracting(Evaluation::text).containsExactly("Mean", "Lung");
        assertThat(lesion.evaluations()).extracting(Evaluation::text).containsExactly("spiculated", "grown");
        assertThat(lesion.evaluations().get(0).below())
                .extracting(Evaluation::text)
                .containsExactly("Definite");
    }

    @Test
    void aMissingValueIsMissing() throws Exception {
        Measurement missing = others("highdicom").groups().get(0).measurements().get(2);

        assertThat(missing.value()).isEmpty();
        assertThat(missing.qualifier()).map(Code::meaning).contains("Measurement failure");
    }

    @Test
    void contoursParametersAndAlgorithmsAreThere() throws Exception {
        List<MeasurementGroup> groups = others("highdicom").groups();

        RegionReference contour = groups.get(1).regions().get(0);
        assertThat(contour.graphic().orElseThrow().type()).isEqualTo("POLYGON");
        assertThat(contour.graphic().orElseThrow().points()).hasSize(12).contains(10.0, 5.0);
        assertThat(contour.graphic().orElseThrow().frameOfReferenceUid()).isEqualTo("2.25.600");
        Measurement mass = groups.get(2).measurements().get(0);
        assertThat(mass.parameters()).extracting(m -> m.name().meaning()).containsExactly("Z-Score of measurement");
        assertThat(mass.images())
                .singleElement()
                .extracting(RegionReference::frames)
                .isEqualTo(List.of(3));
        assertThat(groups.get(2).algorithm()).isEqualTo("net 3");
        assertThat(groups.get(2).method()).isPresent();
    }

    @Test
    void aReportAsDcmqiWritesItIsReadWhole() throws Exception {
        MeasurementReportContent report = others("dcmqi");

        assertThat(report.problems()).isEmpty();
        assertAllMeasurements(report, 6);
        assertThat(report.header().subject().patientName()).contains("Müller^Zoë");
        assertThat(report.groups()).extracting(MeasurementGroup::session).containsExactly("1", "1");
        assertThat(report.groups())
                .extracting(g -> g.sites().get(0).code().meaning())
                .containsExactly("Liver", "Liver");
        assertThat(report.tracked("2.25.512", 0))
                .map(MeasurementGroup::trackingIdentifier)
                .contains("Measurements group 2");
    }

    @Test
    void noMeasurementIsLostWhereTheReportIsOdd() throws Exception {
        MeasurementReportContent report = others("odd");

        assertAllMeasurements(report, 5);
        assertThat(report.problems()).singleElement().asString().contains("TextValue");
        assertThat(report.measurements().filter(m -> m.value().isEmpty())).hasSize(1);
        assertThat(report.measurements().map(m -> m.name().value()))
                .contains("a-code-value-of-more-than-16-characters");
        assertThat(report.measurements().map(m -> m.name().meaning()))
                .contains("2")
                .anyMatch(m -> m.length() == 64 && m.startsWith("a meaning of more"));
    }

    @ParameterizedTest
    @MethodSource("org.deltarad.report.sr.SrRoundTripTest#reports")
    void oursAreReadByTheGeneralReaderToo(Report report) throws DicomException {
        MeasurementReportContent read = new MeasurementReportReader().read(new SrWriter().write(report));

        assertThat(read.problems()).isEmpty();
        for (int n = 0; n < report.timePoints().size(); n++) {
            MeasurementGroup group = read.groups().get(n);
            assertThat(group.template()).isEqualTo("1411");
            assertThat(group.trackingUid()).isEqualTo("2.25.500");
            assertThat(group.measurements())
                    .extracting(Measurement::alias)
                    .containsExactlyElementsOf(
                            report.timePoints().get(n).features().keySet());
        }
        assertThat(read.header().supersedes()).hasSize(report.supersedes().isPresent() ? 1 : 0);
    }

    @Test
    void aChangeNamesItsSources() throws DicomException {
        MeasurementReportContent read = new MeasurementReportReader().read(new SrWriter().write(Reports.delta()));

        MeasurementGroup changes = read.groups().get(read.groups().size() - 1);
        assertThat(changes.name()).isEqualTo(Dcm.DERIVED_IMAGING_MEASUREMENTS);
        assertThat(changes.measurements())
                .hasSize(Reports.delta().deltas().size())
                .allSatisfy(m -> {
                    assertThat(m.sources()).hasSize(4);
                    assertThat(m.sources().subList(0, 2))
                            .extracting(Measurement.Source::name)
                            .containsOnly(Optional.of(Dcm.MEASUREMENT_GROUP));
                    assertThat(m.sources().subList(2, 4))
                            .extracting(Measurement.Source::alias)
                            .containsOnly(m.alias());
                });
    }

    @Test
    void anSrOfAnotherTemplateIsRefused() throws DicomException {
        Dataset other = new SrWriter()
                .write(Reports.delta()).toBuilder()
                        .remove(Tag.ContentSequence)
                        .remove(Tag.ContentTemplateSequence)
                        .build();

        assertThatThrownBy(() -> new MeasurementReportReader().read(other))
                .isInstanceOf(SrFormatException.class)
                .hasMessageContaining("2.25.9001")
                .hasMessageContaining("TID 1500");
    }
}
