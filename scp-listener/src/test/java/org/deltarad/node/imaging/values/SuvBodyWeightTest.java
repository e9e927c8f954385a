package org.deltarad.node.imaging.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.deltarad.node.imaging.Slices.refused;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Slices;
import org.deltarad.node.imaging.series.SeriesReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SUV by the vendor-neutral pseudo-code of the QIBA FDG-PET/CT profile. Numbers by hand: 70 kg, 370 MBq of F-18 (6586.2 s)
 * injected 3600 s before the scan leave 370e6 * 2^(-3600/6586.2) = 253.31418 MBq, so that 1 Bq/ml is 70000 / 253.31418e6 =
 * 2.763367e-4 g/ml. The tolerance is that of the digits.
 */
class SuvBodyWeightTest {
    private static final String PET = "1.2.840.10008.5.1.4.1.1.128";
    private static final double START = 70000 / 253.31418e6;
    private static final double ADMIN = 70000 / 370e6;
    private static final double SIX_DIGITS = 1e-6;

    private Dataset.Builder dose = Dataset.builder()
            .text(Tag.RadiopharmaceuticalStartTime, "090000")
            .numbers(Tag.RadionuclideTotalDose, 370e6)
            .numbers(Tag.RadionuclideHalfLife, 6586.2);

    /** A slice of stored values 0 to 3 with Rescale Slope 2. */
    private Slices pet(UnaryOperator<Dataset.Builder> change) {
        return Slices.axial(2, 2, 3, 4, 4, 3)
                .changeAll(b -> change.apply(b.text(Tag.SOPClassUID, PET)
                        .text(Tag.Modality, "PT")
                        .bulk(Tag.PixelData, VR.OW, Slices.words(4, n -> n))
                        .numbers(Tag.RescaleSlope, 2)
                        .numbers(Tag.RescaleIntercept, 0)
                        .text(Tag.Units, "BQML")
                        .text(Tag.CorrectedImage, "NORM", "ATTN", "DECY")
                        .text(Tag.DecayCorrection, "START")
                        .text(Tag.SeriesDate, "20240305")
                        .text(Tag.SeriesTime, "100000")
                        .text(Tag.AcquisitionDate, "20240305")
                        .text(Tag.AcquisitionTime, "100000.00")
                        .numbers(Tag.PatientWeight, 70)
                        .items(Tag.RadiopharmaceuticalInformationSequence, dose.build())));
    }

    private static ImageSeries suv(Slices slices) throws ImagingException {
        return new SeriesReader(
                        Slices.DECODER, GeometryTolerance.STANDARD, ValueOptions.STANDARD.with(ValueChoice.SUV_BW))
                .read(slices.files());
    }

    private static double factor(Slices slices) throws ImagingException {
        double[] values = suv(slices).volume().values();
        assertThat(values[3]).isCloseTo(3 * values[1], within(1e-12 * values[3]));
        return values[1] / 2;
    }

    private static void hasFactor(Slices slices, double expected) throws ImagingException {
        assertThat(factor(slices)).isCloseTo(expected, within(SIX_DIGITS * expected));
    }

    @Test
    void theDoseDecaysToTheStartOfTheScan() throws Exception {
        hasFactor(pet(b -> b), START);

        ImageSeries series = suv(pet(b -> b));
        assertThat(series.values().units().orElseThrow().value()).isEqualTo("g/ml{SUVbw}");
        assertThat(series.values().origin())
                .contains("weight 70 kg", "dose 370000000 Bq", "half-life 6586.2 s", "3600 s", "Series Time");
        assertThat(series.values().remarks()).anyMatch(r -> r.contains("SUVbw"));
        assertThat(series.integer()).isFalse();
    }

    @Test
    void withoutTheChoicePetStaysAsItIsGiven() throws Exception {
        ImageSeries series = pet(b -> b).read();

        assertThat(series.volume().values()).startsWith(0, 2, 4, 6);
        assertThat(series.values().units().orElseThrow().value()).isEqualTo("Bq/ml");
        assertThat(series.values().remarks()).isEmpty();
    }

    @Test
    void correctedToTheInjectionTheDoseDoesNotDecay() throws Exception {
        hasFactor(pet(b -> b.text(Tag.DecayCorrection, "ADMIN")), ADMIN);
    }

    @Test
    void anInjectionBeforeMidnight() throws Exception {
        dose.text(Tag.RadiopharmaceuticalStartTime, "233000");

        hasFactor(pet(b -> b.text(Tag.SeriesTime, "003000").text(Tag.AcquisitionTime, "003500")), START);
    }

    @Test
    void theStartDateTimeCountsBeforeTheTime() throws Exception {
        dose.text(Tag.RadiopharmaceuticalStartDateTime, "20240305090000.000+0100")
                .text(Tag.RadiopharmaceuticalStartTime, "020000");

        hasFactor(pet(b -> b), START);
    }

    @Test
    void aSeriesMadeLaterIsNotWhenTheScanWas() throws Exception {
        UnaryOperator<Dataset.Builder> later = b -> b.text(Tag.SeriesTime, "153000");
        hasFactor(pet(later), START);
        assertThat(suv(pet(later)).values().origin()).contains("first Acquisition Time");

        hasFactor(
                pet(b -> {
                    later.apply(b).text(Tag.AcquisitionTime, "101500");
                    return b.put(
                            b.privateTag(0x0009, "GEMS_PETD_01", 0x0d),
                            Element.Bulk.of(VR.UN, "20240305100000.00 ".getBytes(StandardCharsets.US_ASCII)));
                }),
                START);
    }

    /**
     * A bed position of 180 s acquired from 10:05:00 on: the mean count rate is at T = 1/l * ln(l*180 / (1 -
     * exp(-l*180))) = 89.858 s, l = ln 2 / 6586.2 s, so a Frame Reference Time of 389858 ms is that of a scan from
     * 10:00:00 on.
     */
    @Test
    void theScanStartGoesBackFromTheFrameReferenceTime() throws Exception {
        Slices slices = pet(b -> b.text(Tag.SeriesTime, "153000")
                .text(Tag.AcquisitionTime, "100500")
                .numbers(Tag.FrameReferenceTime, 389858)
                .numbers(Tag.ActualFrameDuration, 180000));

        hasFactor(slices, START);
        assertThat(suv(slices).values().origin()).contains("Frame Reference Time");
    }

    @Test
    void countsOfPhilips() throws Exception {
        Slices suvFactor = pet(b -> {
            int tag = b.text(Tag.Units, "CNTS").privateTag(0x7053, "Philips PET Private Group", 0x00);
            return b.put(tag, Element.Bulk.of(VR.UN, "0.00025 ".getBytes(StandardCharsets.US_ASCII)));
        });
        hasFactor(suvFactor, 0.00025);

        Slices activity = pet(b -> {
            int tag = b.text(Tag.Units, "CNTS").privateTag(0x7053, "Philips PET Private Group", 0x09);
            return b.numbers(tag, VR.DS, 1.5);
        });
        hasFactor(activity, 1.5 * START);

        refused(Reason.VALUES_UNAVAILABLE, () -> suv(pet(b -> b.text(Tag.Units, "CNTS"))));
    }

    @Test
    void gramsPerMillilitreAreSuvAlready() throws Exception {
        hasFactor(pet(b -> b.text(Tag.Units, "GML").remove(Tag.PatientWeight)), 1);
        ImagingException e = refused(
                Reason.VALUES_UNAVAILABLE,
                () -> suv(pet(b -> b.text(Tag.Units, "GML").text(Tag.SUVType, "LBM"))));
        assertThat(e).hasMessageContaining("LBM");
    }

    @ParameterizedTest
    @CsvSource({
        "PatientWeight, Weight",
        "Units, Units",
        "DecayCorrection, Decay Correction",
        "CorrectedImage, Corrected Image",
        "AcquisitionTime, Acquisition Date and Time",
        "RadiopharmaceuticalInformationSequence, Radiopharmaceutical Information"
    })
    void whatIsMissingIsNamed(String keyword, String said) throws Exception {
        int tag = (int) Tag.class.getField(keyword).get(null);

        ImagingException e = refused(Reason.VALUES_UNAVAILABLE, () -> suv(pet(b -> b.remove(tag))));

        assertThat(e).hasMessageContaining(said);
        assertThat(e.uids()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RadiopharmaceuticalStartTime, Start Time",
        "RadionuclideTotalDose, Total Dose",
        "RadionuclideHalfLife, Half Life"
    })
    void whatIsMissingOfTheDoseIsNamed(String keyword, String said) throws Exception {
        dose.remove((int) Tag.class.getField(keyword).get(null));

        assertThat(refused(Reason.VALUES_UNAVAILABLE, () -> suv(pet(b -> b)))).hasMessageContaining(said);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThat(refused(Reason.VALUES_UNAVAILABLE, () -> suv(pet(b -> b.text(Tag.DecayCorrection, "NONE")))))
                .hasMessageContaining("NONE");
        assertThat(refused(
                        Reason.VALUES_UNAVAILABLE,
                        () -> suv(pet(b -> b).change(1, b -> b.numbers(Tag.PatientWeight, 71)))))
                .hasMessageContaining("71");
        assertThat(refused(Reason.VALUES_UNAVAILABLE, () -> suv(pet(b -> b.text(Tag.Modality, "CT")))))
                .hasMessageContaining("no PET");
        dose.text(Tag.RadiopharmaceuticalStartDateTime, "20240301090000");
        assertThat(refused(Reason.VALUES_UNAVAILABLE, () -> suv(pet(b -> b))))
                .hasMessageContaining("do not fit each other");
        dose.remove(Tag.RadiopharmaceuticalStartDateTime).numbers(Tag.RadionuclideTotalDose, 370);
        assertThat(refused(Reason.VALUES_UNAVAILABLE, () -> suv(pet(b -> b)))).hasMessageContaining("MBq");
    }

    /** FP = (stored * RS + RI) / (RS * SS) = stored / SS + RI / (RS * SS): with RS 2, RI 10, SS 0.5, 3 is 16. */
    @Test
    void philipsScale() throws Exception {
        Slices slices = Slices.axial(2, 2, 2, 1, 1, 2).changeAll(b -> {
            b.bulk(Tag.PixelData, VR.OW, Slices.words(4, n -> n))
                    .numbers(Tag.RescaleSlope, 2)
                    .numbers(Tag.RescaleIntercept, 10);
            byte[] half = ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(0.5f)
                    .array();
            return b.put(b.privateTag(0x2005, "Philips MR Imaging DD 001", 0x0e), Element.Bulk.of(VR.UN, half));
        });
        SeriesReader reader = new SeriesReader(
                Slices.DECODER, GeometryTolerance.STANDARD, ValueOptions.STANDARD.with(ValueChoice.PHILIPS_SCALE));

        ImageSeries series = reader.read(slices.files());

        assertThat(series.volume().values()).startsWith(10, 12, 14, 16);
        assertThat(series.values().origin()).contains("Scale Slope 0.5");
        refused(
                Reason.VALUES_UNAVAILABLE,
                () -> reader.read(Slices.axial(2, 2, 2, 1, 1, 2).files()));
    }
}
