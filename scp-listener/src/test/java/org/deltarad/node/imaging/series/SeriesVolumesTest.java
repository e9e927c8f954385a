package org.deltarad.node.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.node.imaging.Slices.refused;
import static org.deltarad.node.imaging.Slices.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Slices;
import org.deltarad.node.imaging.series.SeriesPolicy.ProtocolRule;
import org.deltarad.node.imaging.values.ValueOptions;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several volumes in one series; each volume's voxels have one value, so that it shows which was read. */
class SeriesVolumesTest {
    private static final int DEPTH = 5;

    /** A volume of one value, with instances of its own. */
    static List<Dataset> volume(int value, UnaryOperator<Dataset.Builder> change) {
        return volume(value, Slices.axial(3, 2, DEPTH, 1, 1, 3), change);
    }

    private static List<Dataset> volume(int value, Slices slices, UnaryOperator<Dataset.Builder> change) {
        for (int k = 0; k < slices.datasets().size(); k++) {
            String uid = uid(value, k);
            slices.change(
                    k,
                    b -> change.apply(
                            b.text(Tag.SOPInstanceUID, uid).bulk(Tag.PixelData, VR.OW, words(6, n -> value))));
        }
        return slices.datasets();
    }

    private static String uid(int value, int slice) {
        return "2.25.7." + value + "." + (slice + 1);
    }

    /** Diffusion weighted volumes, each of the value of its b-value. */
    static List<Dataset> bValues(int... values) {
        List<Dataset> all = new ArrayList<>();
        for (int b : values) {
            all.addAll(volume(b, d -> d.numbers(Tag.DiffusionBValue, b)
                    .text(Tag.ImageType, "ORIGINAL", "PRIMARY", "DIFFUSION", "NONE")));
        }
        return all;
    }

    private static List<Dataset> adc() {
        return volume(1234, d -> d.text(Tag.ImageType, "DERIVED", "PRIMARY", "DIFFUSION", "ADC"));
    }

    @SafeVarargs
    private static List<Dataset> series(List<Dataset>... volumes) {
        List<Dataset> all = new ArrayList<>();
        for (List<Dataset> v : volumes) {
            all.addAll(v);
        }
        Collections.shuffle(all, new Random(8));
        return all;
    }

    private static ImageSeries read(List<Dataset> series, String rule, String... named) throws ImagingException {
        return read(series, SeriesPolicy.STANDARD.with(VolumeRule.parse(rule)), named);
    }

    private static ImageSeries read(List<Dataset> series, SeriesPolicy policy, String... named)
            throws ImagingException {
        return new SeriesReader(Slices.DECODER, policy, ValueOptions.STANDARD)
                .read(
                        series.stream()
                                .map(d -> new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d))
                                .toList(),
                        Set.of(named));
    }

    private static void assertIs(ImageSeries s, int value) {
        assertThat(s.volume().values()).containsOnly(value);
        assertThat(s.volume().geometry().size().z()).isEqualTo(DEPTH);
        assertThat(s.selection().others()).isNotEmpty();
        assertThat(s.selection().remark()).isPresent();
    }

    @Test
    void bValuesAndTheAdcMapAreVolumesOfTheirOwn() throws Exception {
        List<Dataset> series = series(bValues(0, 50, 800), adc());
        assertIs(read(series, "HIGHEST_B"), 800);
        assertIs(read(series, "LOWEST_B"), 0);
        assertIs(read(series, "B=50"), 50);
        assertIs(read(series, "ADC"), 1234);
        ImagingException e = refused(Reason.AMBIGUOUS, () -> read(series, "AUTO"));
        assertThat(e)
                .hasMessageContaining("4 volumes")
                .hasMessageContaining("ADC")
                .hasMessageContaining("800");
        assertThat(refused(Reason.VOLUME_NOT_FOUND, () -> read(series, "T2WI")))
                .hasMessageContaining("DWI, b-value 800");
        refused(Reason.VOLUME_NOT_FOUND, () -> read(series, "B=1000"));
    }

    @Test
    void volumesOfOneNameAreToldApartByTheirPlane() {
        List<Dataset> series =
                series(volume(1, d -> d), volume(2, d -> d.numbers(Tag.ImageOrientationPatient, 0, 1, 0, -1, 0, 0)));
        assertThat(refused(Reason.AMBIGUOUS, () -> read(series, "AUTO")))
                .hasMessageContaining("orientation (1.0000, 0.0000, 0.0000)")
                .hasMessageContaining("orientation (0.0000, 1.0000, 0.0000)");
    }

    @Test
    void theVolumeThatTheMaskWasDrawnOnIsTaken() throws Exception {
        List<Dataset> series = series(bValues(0, 800), adc());
        ImageSeries s = read(series, "AUTO", uid(1234, 1), uid(1234, 2));
        assertIs(s, 1234);
        assertThat(s.selection().why()).contains("mask");
        assertThat(s.selection().remark().orElseThrow()).contains("b-value 800").contains("3 volumes");
        assertIs(read(series, "DWI", uid(800, 0)), 800);
        assertThat(read(series, "ADC", uid(800, 0)).selection().why()).contains("another volume");
        refused(Reason.AMBIGUOUS, () -> read(series, "AUTO", uid(1234, 1), uid(800, 1)));
    }

    @Test
    void privateBValuesOfThreeVendors() throws Exception {
        List<UnaryOperator<Dataset.Builder>> siemens = List.of(
                d -> d.put(d.privateTag(0x0019, "SIEMENS MR HEADER", 0x0c), text(VR.IS, "50")),
                d -> d.put(d.privateTag(0x0019, "SIEMENS MR HEADER", 0x0c), text(VR.IS, "1000")));
        List<UnaryOperator<Dataset.Builder>> ge = List.of(
                d -> d.put(d.privateTag(0x0043, "GEMS_PARM_01", 0x39), text(VR.IS, "50", "8", "0", "0")),
                d -> d.bulk(
                        d.privateTag(0x0043, "GEMS_PARM_01", 0x39),
                        VR.UN,
                        "1000001000\\8\\0\\0 ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        List<UnaryOperator<Dataset.Builder>> philips = List.of(
                d -> d.numbers(d.privateTag(0x2001, "Philips Imaging DD 001", 0x03), VR.FL, 50),
                d -> d.bulk(
                        d.privateTag(0x2001, "Philips Imaging DD 001", 0x03), VR.UN, new byte[] {0, 0, 0x7a, 0x44}));
        List<UnaryOperator<Dataset.Builder>> csa = List.of(
                d -> d.bulk(d.privateTag(0x0029, "SIEMENS CSA HEADER", 0x10), VR.OB, csa("50")),
                d -> d.bulk(d.privateTag(0x0029, "SIEMENS CSA HEADER", 0x10), VR.OB, csa("1000")));
        for (List<UnaryOperator<Dataset.Builder>> vendor : List.of(siemens, ge, philips, csa)) {
            List<Dataset> series = series(volume(7, vendor.get(0)), volume(9, vendor.get(1)));
            assertIs(read(series, "HIGHEST_B"), 9);
            assertIs(read(series, "B=50"), 7);
            assertIs(read(series, "B=1000"), 9);
        }
    }

    private static org.deltarad.dicom.Element.Text text(VR vr, String... values) {
        return new org.deltarad.dicom.Element.Text(vr, List.of(values));
    }

    /** A CSA header of two fields, as Siemens' syngo MR D has it. */
    private static byte[] csa(String bValue) {
        var b = java.nio.ByteBuffer.allocate(1000).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        b.put(new byte[] {'S', 'V', '1', '0', 4, 3, 2, 1}).putInt(2).putInt(77);
        field(b, "EchoLinePosition", "64");
        field(b, "B_value", bValue);
        return java.util.Arrays.copyOf(b.array(), b.position());
    }

    private static void field(java.nio.ByteBuffer b, String name, String value) {
        byte[] padded = java.util.Arrays.copyOf(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 64);
        b.put(padded)
                .putInt(1)
                .put(new byte[] {'I', 'S', 0, 0})
                .putInt(6)
                .putInt(6)
                .putInt(77);
        for (int n = 0; n < 6; n++) {
            byte[] text = n == 0 ? value.getBytes(java.nio.charset.StandardCharsets.US_ASCII) : new byte[0];
            int stored = text.length == 0 ? 0 : text.length + 1;
            b.putInt(stored).putInt(stored).putInt(77).putInt(stored);
            b.put(java.util.Arrays.copyOf(text, (stored + 3) / 4 * 4));
        }
    }

    @Test
    void echoesOfADynamicSeriesAreSplitByBoth() throws Exception {
        List<Dataset> all = new ArrayList<>();
        for (int phase = 1; phase <= 3; phase++) {
            for (int echo = 1; echo <= 2; echo++) {
                int p = phase;
                int e = echo;
                all.addAll(volume(
                        10 * p + e, d -> d.numbers(Tag.EchoTime, 20 * e).numbers(Tag.TemporalPositionIdentifier, p)));
            }
        }
        assertIs(read(series(all), "EchoTime=40;TemporalPositionIdentifier=2"), 22);
        assertThat(refused(Reason.AMBIGUOUS, () -> read(series(all), "EchoTime=20")))
                .hasMessageContaining("3 volumes of rule EchoTime=20")
                .hasMessageContaining("TemporalPositionIdentifier 3");
    }

    @Test
    void phasesOfADynamicSeriesWhoseSlicesHaveTimesOfTheirOwn() throws Exception {
        List<Dataset> all = new ArrayList<>();
        for (int phase = 0; phase < 3; phase++) {
            Slices slices = Slices.axial(3, 2, DEPTH, 1, 1, 3);
            for (int k = 0; k < DEPTH; k++) {
                // interleaved: even slices before odd ones
                double t = 100000 + 10 * phase + (k % 2) * 2 + 0.5 * k;
                slices.change(k, b -> b.numbers(Tag.TriggerTime, t));
            }
            all.addAll(volume(phase + 1, slices, d -> d));
        }
        ImageSeries s = read(series(all), "AUTO", uid(2, 0));
        assertIs(s, 2);
        assertThat(s.selection().chosen()).contains("TriggerTime phase 2 of 3");
    }

    @Test
    void aSeriesWithoutRepeatedPositionsStaysWholeWhateverDiffers() throws Exception {
        Slices slices = Slices.axial(3, 2, DEPTH, 1, 1, 3);
        for (int k = 0; k < DEPTH; k++) {
            int slice = k;
            slices.change(k, b -> b.numbers(Tag.TriggerTime, 10 * slice)
                    .numbers(Tag.EchoTime, 80 + slice % 2)
                    .text(Tag.AcquisitionTime, "10000" + slice)
                    .numbers(Tag.AcquisitionNumber, slice));
        }
        ImageSeries s = slices.read();
        assertThat(s.volume().geometry().size().z()).isEqualTo(DEPTH);
        assertThat(s.selection().remark()).isEmpty();
    }

    @Test
    void whatDiffersFromSliceToSliceDoesNotSplitWhereTheBValueDoes() throws Exception {
        List<Dataset> all = bValues(0, 800);
        for (int n = 0; n < all.size(); n++) {
            all.set(
                    n,
                    all.get(n).toBuilder()
                            .numbers(Tag.EchoTime, 80 + 0.001 * n)
                            .text(Tag.ContentTime, String.format("1000%02d", n))
                            .build());
        }
        assertIs(read(series(all), "HIGHEST_B"), 800);
    }

    @Test
    void repeatedPositionsThatNothingTellsApartAreRefused() {
        ImagingException e =
                refused(Reason.DUPLICATE_POSITION, () -> read(series(volume(1, d -> d), volume(2, d -> d)), "AUTO"));
        assertThat(e).hasMessageContaining("no attribute tells two volumes apart");
        assertThat(e.uids()).hasSize(2 * DEPTH).contains(uid(1, 0), uid(2, 3));
    }

    @Test
    void incompleteVolumesAreSplitAndTheWholeOneIsRead() throws Exception {
        List<Dataset> all = bValues(0, 800);
        all.remove(2);
        assertIs(read(series(all), "HIGHEST_B"), 800);
        assertThat(refused(Reason.MISSING_SLICE, () -> read(series(all), "LOWEST_B")))
                .hasMessageContaining("1 slice(s) missing");
    }

    @Test
    void localizersAreLeftAside() throws Exception {
        Slices scout = new Slices(
                3, 2, 1, new double[] {2, 2, 3}, new Vector3(0, 1, 0), new Vector3(0, 0, -1), new Vector3(0, 0, 0));
        List<Dataset> series = series(
                volume(5, d -> d), volume(6, scout, d -> d.text(Tag.ImageType, "ORIGINAL", "PRIMARY", "LOCALIZER")));
        ImageSeries s = read(series, "AUTO");
        assertIs(s, 5);
        assertThat(s.selection().others()).containsExactly("LOCALIZER, 1 slice(s) of 3 x 2");
    }

    @Test
    void aStraySliceIsNoLocalizer() throws Exception {
        Slices stray = new Slices(
                3, 2, 1, new double[] {2, 2, 3}, new Vector3(0, 1, 0), new Vector3(0, 0, -1), new Vector3(0, 0, 0));
        List<Dataset> series = series(volume(5, d -> d), volume(6, stray, d -> d));
        refused(Reason.MIXED_GEOMETRY, () -> read(series, "AUTO"));
        refused(Reason.MIXED_GEOMETRY, () -> read(series, "AUTO", uid(5, 1), uid(6, 0)));
        assertIs(read(series, "AUTO", uid(5, 1)), 5);
    }

    @Test
    void stacksAreVolumesUnlessEachSliceHasItsOwn() throws Exception {
        Slices above = new Slices(
                3,
                2,
                DEPTH,
                new double[] {1, 1, 3},
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(-9, -9, 90));
        List<Dataset> series =
                series(volume(5, d -> d.text(Tag.StackID, "A")), volume(6, above, d -> d.text(Tag.StackID, "B")));
        assertIs(read(series, "StackID=B"), 6);
        List<Dataset> one = volume(5, d -> d);
        for (int k = 0; k < DEPTH; k++) {
            one.set(k, one.get(k).toBuilder().text(Tag.StackID, "" + k).build());
        }
        assertThat(read(one, "AUTO").volume().geometry().size().z()).isEqualTo(DEPTH);
    }

    @Test
    void magnitudeAndPhase() throws Exception {
        List<Dataset> series = series(
                volume(5, d -> d.text(Tag.ComplexImageComponent, "MAGNITUDE")),
                volume(6, d -> d.text(Tag.ComplexImageComponent, "PHASE")));
        assertIs(read(series, "ComplexImageComponent=magnitude"), 5);
        assertIs(read(series, "ComplexImageComponent~^ph"), 6);
    }

    @Test
    void contrastPhases() throws Exception {
        List<Dataset> series = series(
                volume(5, d -> d.text(Tag.SeriesDescription, "t1_vibe_tra")),
                volume(6, d -> d.text(Tag.SeriesDescription, "t1_vibe_tra").text(Tag.ContrastBolusAgent, "Gadovist")));
        assertIs(read(series, "CE_T1WI"), 6);
        assertIs(read(series, "T1WI"), 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t2_tse_tra", "AX T2 FSE", "T2W_TSE cervix"})
    void t2ByDescription(String description) throws Exception {
        assertThat(read(volume(3, d -> d.text(Tag.SeriesDescription, description)), "T2WI")
                        .volume()
                        .values())
                .containsOnly(3);
        refused(
                Reason.VOLUME_NOT_FOUND,
                () -> read(volume(3, d -> d.text(Tag.SeriesDescription, description)), "CE_T1WI"));
    }

    @Test
    void t2StarIsNotT2AndTheOnlyVolumeOfUnknownKindIsTaken() throws Exception {
        assertThat(read(volume(3, d -> d.text(Tag.SeriesDescription, "T2* map")), "T2WI")
                        .selection()
                        .why())
                .contains("nothing says");
        refused(Reason.VOLUME_NOT_FOUND, () -> read(volume(3, d -> d.text(Tag.SeriesDescription, "ADC")), "T2WI"));
    }

    @Test
    void aSitesPatternsAndProtocolRules() throws Exception {
        SeriesPolicy policy = new SeriesPolicy(
                VolumeRule.AUTO,
                List.of(new ProtocolRule(Pattern.compile("pelvis"), VolumeRule.parse("HIGHEST_B"))),
                Map.of(VolumeKind.T2WI, Pattern.compile("klinik 7")),
                GeometryTolerance.STANDARD,
                2);
        List<Dataset> series = bValues(0, 800);
        series.replaceAll(d -> d.toBuilder().text(Tag.ProtocolName, "MR pelvis").build());
        assertIs(read(series, policy), 800);
        assertThat(read(
                                volume(3, d -> d.text(Tag.SeriesDescription, "klinik 7 tra")),
                                new SeriesPolicy(
                                        VolumeRule.parse("T2WI"),
                                        List.of(),
                                        policy.patterns(),
                                        GeometryTolerance.STANDARD,
                                        2))
                        .selection()
                        .why())
                .contains("klinik 7");
    }

    @Test
    void fewerSlicesThanConfigured() {
        SeriesPolicy six = new SeriesPolicy(VolumeRule.AUTO, List.of(), Map.of(), GeometryTolerance.STANDARD, 6);
        assertThat(refused(Reason.TOO_FEW_SLICES, () -> read(volume(3, d -> d), six)))
                .hasMessageContaining("at least 6 slices, got 5");
    }

    @Test
    void aGantryTiltOfAComputedTomographIsNamed() {
        Slices ct = Slices.axial(3, 2, DEPTH, 1, 1, 3);
        for (int k = 0; k < DEPTH; k++) {
            ct.move(k, -10, -20 + 0.5 * k, 5 + 3.0 * k);
        }
        ct.changeAll(b -> b.numbers(Tag.GantryDetectorTilt, 9.5));
        assertThat(refused(Reason.GANTRY_TILT, ct::read)).hasMessageContaining("Gantry/Detector Tilt 9.5");
    }

    @Test
    void rulesThatAreNone() {
        for (String wrong : List.of("", "T3WI", "EchoTme=80", "SeriesDescription~(", "B=high")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> VolumeRule.parse(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
