package org.deltarad.report.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.report.Report;
import org.deltarad.report.Reports;
import org.deltarad.report.code.Dcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SrRoundTripTest {
    static Stream<Report> reports() {
        return Stream.of(
                Reports.delta(),
                Reports.baselineOnly(),
                Reports.withoutCalibration(),
                Reports.withheld(),
                Reports.undated());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void readingReturnsAllThatTheSrCarries(Report report) throws DicomException {
        SrContent read = new SrReader().read(new SrWriter().write(report));

        assertThat(read).isEqualTo(SrContent.of(report));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void featuresAndDeltasKeepTheirOrder(Report report) throws DicomException {
        SrContent read = new SrReader().read(new SrWriter().write(report));

        assertThat(read.deltas().keySet())
                .containsExactlyElementsOf(report.deltas().keySet());
        for (int n = 0; n < report.timePoints().size(); n++) {
            assertThat(read.timePoints().get(n).features().keySet())
                    .containsExactlyElementsOf(
                            report.timePoints().get(n).features().keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void sameReportGivesSameDataset(Report report) throws DicomException {
        assertThat(new SrWriter().write(report)).isEqualTo(new SrWriter().write(report));
    }

    /** Row 12c of TID 1411 as PS3.16 prints it. */
    @Test
    void anRoiNumberInHasPropertiesIsReadToo() throws DicomException {
        Dataset sr = new SrWriter().write(Reports.delta());
        ContentItem strict = withRoiNumberAsProperty(ContentDecoder.root(sr));
        Dataset other = Dataset.merge(sr, ContentEncoder.root(strict));

        assertThat(other).isNotEqualTo(sr);
        assertThat(new SrReader().read(other)).isEqualTo(SrContent.of(Reports.delta()));
    }

    private static ContentItem withRoiNumberAsProperty(ContentItem item) {
        boolean number =
                item.name().filter(Dcm.REFERENCED_ROI_IDENTIFIER::equals).isPresent();
        return new ContentItem(
                number ? Relationship.HAS_PROPERTIES : item.relationship(),
                item.name(),
                item.value(),
                item.children().stream()
                        .map(SrRoundTripTest::withRoiNumberAsProperty)
                        .toList());
    }

    @Test
    void otherSopClassesAreRefused() throws DicomException {
        Dataset other = new SrWriter()
                .write(Reports.delta()).toBuilder()
                        .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.88.33")
                        .build();

        assertThatThrownBy(() -> new SrReader().read(other))
                .isInstanceOf(SrFormatException.class)
                .hasMessageContaining("2.25.9001")
                .hasMessageContaining("Comprehensive 3D SR");
    }

    @Test
    void anSrWithoutMeasurementsIsRefused() throws DicomException {
        Dataset empty = new SrWriter()
                .write(Reports.delta()).toBuilder().remove(Tag.ContentSequence).build();

        assertThatThrownBy(() -> new SrReader().read(empty))
                .isInstanceOf(SrFormatException.class)
                .hasMessageContaining("Imaging Measurements");
    }
}
