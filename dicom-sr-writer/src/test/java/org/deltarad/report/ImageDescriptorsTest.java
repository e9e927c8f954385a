package org.deltarad.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.Sct;
import org.junit.jupiter.api.Test;

class ImageDescriptorsTest {
    private static final int ACQUISITION_TYPE = 0x00189302;

    private static Dataset.Builder header(String modality) {
        return Dataset.builder()
                .text(Tag.Modality, modality)
                .numbers(Tag.SeriesNumber, 4)
                .numbers(Tag.Rows, 320)
                .numbers(Tag.Columns, 256)
                .numbers(Tag.PixelSpacing, 0.7, 0.75)
                .numbers(Tag.ImageOrientationPatient, 0, 1, 0, 0, 0, -1);
    }

    /** The number of that name and its UCUM unit. */
    private static Optional<String> number(List<ImageDescriptor> all, Code name) {
        return all.stream()
                .filter(d -> d instanceof ImageDescriptor.Numeric n && n.name().equals(name))
                .map(d -> (ImageDescriptor.Numeric) d)
                .map(n -> n.value() + " " + n.unit().value())
                .findFirst();
    }

    @Test
    void rowSpacingIsVerticalAndColumnSpacingHorizontal() {
        List<ImageDescriptor> all = ImageDescriptors.of(header("MR").build(), 30);

        assertThat(number(all, Dcm.VERTICAL_PIXEL_SPACING)).contains("0.7 mm");
        assertThat(number(all, Dcm.HORIZONTAL_PIXEL_SPACING)).contains("0.75 mm");
        assertThat(number(all, Dcm.NUMBER_OF_INSTANCES)).contains("30.0 {instances}");
        assertThat(number(all, Dcm.PIXEL_DATA_ROWS)).contains("320.0 {pixels}");
        assertThat(number(all, Dcm.IMAGE_ORIENTATION.get(1))).contains("1.0 {-1:1}");
        assertThat(number(all, Dcm.IMAGE_ORIENTATION.get(5))).contains("-1.0 {-1:1}");
    }

    @Test
    void ctHasAcquisitionTypeTubeVoltageAndKernel() {
        List<ImageDescriptor> all = ImageDescriptors.of(
                header("CT")
                        .items(
                                Tag.CTAcquisitionTypeSequence,
                                Dataset.builder()
                                        .text(ACQUISITION_TYPE, VR.CS, "SPIRAL")
                                        .build())
                        .numbers(Tag.KVP, 120)
                        .text(Tag.ConvolutionKernel, "B30f")
                        .numbers(Tag.DiffusionBValue, 800)
                        .build(),
                1);

        assertThat(all)
                .contains(
                        new ImageDescriptor.Coded(Dcm.CT_ACQUISITION_TYPE, Sct.SPIRAL),
                        new ImageDescriptor.Words(DeltaRadCodes.KERNEL, "B30f"));
        assertThat(number(all, Dcm.KVP)).contains("120.0 kV");
        assertThat(number(all, Dcm.B_VALUE)).isEmpty();
    }

    @Test
    void mrHasTheSequenceNameAndTheBValueOfDiffusion() {
        Dataset.Builder header =
                header("MR").text(Tag.SequenceName, "*ep_b800t").numbers(Tag.DiffusionBValue, 800);

        List<ImageDescriptor> classic = ImageDescriptors.of(header.build(), 1);
        List<ImageDescriptor> enhanced =
                ImageDescriptors.of(header.text(Tag.PulseSequenceName, "EPI").build(), 1);

        assertThat(classic).contains(new ImageDescriptor.Words(Dcm.PULSE_SEQUENCE_NAME, "*ep_b800t"));
        assertThat(number(classic, Dcm.B_VALUE)).contains("800.0 s/mm2");
        assertThat(enhanced).contains(new ImageDescriptor.Words(Dcm.PULSE_SEQUENCE_NAME, "EPI"));
    }

    private static ImageDescriptor.Moment started(String time) {
        return new ImageDescriptor.Moment(Dcm.RADIOPHARMACEUTICAL_START, time);
    }

    private static Dataset pet(Dataset.Builder drug) {
        return header("PT")
                .items(Tag.RadiopharmaceuticalInformationSequence, drug.build())
                .build();
    }

    @Test
    void petHasTheTracerAsItWasGiven() {
        Code fluorine = new Code("77004003", "SCT", "^18^Fluorine");
        List<ImageDescriptor> all = ImageDescriptors.of(
                pet(Dataset.builder()
                        .items(Tag.RadionuclideCodeSequence, fluorine.toItem())
                        .numbers(Tag.RadionuclideHalfLife, 6586.2)
                        .numbers(Tag.RadionuclideTotalDose, 3.5e8)
                        .text(Tag.RadiopharmaceuticalStartDateTime, "20260131093000.5+0100")),
                1);

        assertThat(all)
                .contains(new ImageDescriptor.Coded(Sct.RADIONUCLIDE, fluorine), started("20260131093000.5+0100"));
        assertThat(number(all, Sct.HALF_LIFE)).contains("6586.2 s");
        assertThat(number(all, Dcm.RADIONUCLIDE_TOTAL_DOSE)).contains("3.5E8 Bq");
    }

    @Test
    void aTracerWithoutCodeValueIsKeptInWords() {
        List<ImageDescriptor> all = ImageDescriptors.of(
                pet(Dataset.builder()
                        .items(
                                Tag.RadiopharmaceuticalCodeSequence,
                                Dataset.builder()
                                        .text(Tag.CodeMeaning, "Fluorodeoxyglucose")
                                        .build())),
                1);

        assertThat(all).contains(new ImageDescriptor.Words(Sct.RADIOPHARMACEUTICAL, "Fluorodeoxyglucose"));
    }

    /** What a header does not say, and what it says in a form that a report cannot carry, is no descriptor. */
    @Test
    void nothingIsMadeUp() {
        List<ImageDescriptor> bare = ImageDescriptors.of(
                Dataset.builder()
                        .text(Tag.Modality, "CT")
                        .text(Tag.ConvolutionKernel, "")
                        .build(),
                7);
        List<ImageDescriptor> odd = ImageDescriptors.of(
                pet(Dataset.builder()
                        .put(
                                Tag.RadiopharmaceuticalStartDateTime,
                                new org.deltarad.dicom.Element.Text(VR.DT, List.of("yesterday")))),
                7);

        assertThat(bare).extracting(ImageDescriptor::name).containsExactly(Dcm.NUMBER_OF_INSTANCES);
        assertThat(odd).noneMatch(d -> d instanceof ImageDescriptor.Moment);
    }
}
