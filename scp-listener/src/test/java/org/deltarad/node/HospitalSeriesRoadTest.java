package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.JobRow;
import org.deltarad.node.work.Measurement;
import org.deltarad.report.ImageNotes;
import org.deltarad.report.sr.SrReader;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testdata.form.HospitalSeries;
import org.deltarad.testdata.form.HospitalSeries.BValueForm;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Series and masks as hospitals send them, each at a node that has the defaults and one whose site decided otherwise: what
 * is refused, what is measured, and what is kept with the numbers.
 */
class HospitalSeriesRoadTest {
    private static final int MARGIN = 3;
    /** Stored -2000, Rescale Intercept -1024. */
    private static final double PADDING = -3024;
    /** Of values that differ by no more than 3 stored levels. */
    private static final String NEAR_LOSSLESS = "3";
    /** Image and SEG are read back exactly; the sums are the same sums. */
    private static final double SAME = 1e-12;

    @TempDir
    private static Path folder;

    private static TestNode strict;
    private static TestNode lenient;

    @BeforeAll
    static void start() throws Exception {
        strict = TestNode.start(Files.createDirectory(folder.resolve("strict")), """
                pairing: {quietSeconds: 0.2}
                masks: {resample: false}
                """);
        lenient = TestNode.start(Files.createDirectory(folder.resolve("lenient")), """
                pairing: {quietSeconds: 0.2}
                series:
                  acceptLossy: true
                  protocols: [{protocol: '^ep2d', volume: HIGHEST_B}]
                extraction: S0-ADC
                signatures: []
                """);
    }

    @AfterAll
    static void stop() {
        strict.close();
        lenient.close();
    }

    @Test
    void aSeriesCompressedWithLossIsMeasuredOnlyWhereTheSiteAcceptsItAndMarked() throws Exception {
        SyntheticSeries s = series(61);
        List<Path> lossy = new ArrayList<>();
        for (Path file : TestNode.files(folder, s.instances())) {
            Path to = file.resolveSibling(file.getFileName() + ".lossy");
            ExternalProgram.runWell("dcmcjpls", "+en", "+md", NEAR_LOSSLESS, "+un", file, to);
            lossy.add(to);
        }
        for (TestNode node : List.of(strict, lenient)) {
            Dcmtk.Sent sent = Dcmtk.storescu(node.node().dicomPort(), "DELTARAD", lossy, "-xu");
            assertThat(sent.exit()).as(sent.output()).isZero();
            node.deliver(List.of(s.segmentation()));
        }
        String reason = failed(strict, 61);
        assertThat(reason).contains("compressed with loss", "series.acceptLossy");
        assertThat(s.instances()).anyMatch(i -> reason.contains(uid(i)));
        Measurement m = measured(lenient, s);
        assertThat(m.lossyCompression()).startsWith("ISO_14495_1, ratio ");
        assertThat(m.remarks())
                .singleElement()
                .asString()
                .startsWith("the images were compressed with loss (ISO_14495_1");
        double mean = features(s.volume(), s.mask(), "S0-ADC").get("original_firstorder_Mean");
        assertThat(m.features().get("original_firstorder_Mean"))
                .isNotEqualTo(mean)
                .isCloseTo(mean, within(Double.parseDouble(NEAR_LOSSLESS)));
    }

    /** Three volumes in one series, the mask drawn on the map: that is measured, unless a rule asks for another. */
    @Test
    void ofADiffusionSeriesTheVolumeOfTheMaskOrOfTheRuleIsMeasured() throws Exception {
        SyntheticSeries t2 = series(62);
        List<Dataset> all = new HospitalSeries(t2).diffusion(BValueForm.PHILIPS, 50, 800);
        int slices = t2.volume().geometry().size().z();
        SyntheticSeries map = t2.withInstances(all.subList(2 * slices, 3 * slices));
        for (TestNode node : List.of(strict, lenient)) {
            node.deliver(Cases.with(all, map.segmentation()));
        }
        Measurement adc = measured(strict, map);
        assertThat(adc.remarks())
                .singleElement()
                .asString()
                .startsWith("the series holds 3 volumes; measured: ADC")
                .contains("the mask was drawn on it")
                .contains("; not measured: ", "DWI, b-value 50,", "DWI, b-value 800,");
        assertClose(adc, features(mapped(t2, HospitalSeries::adc), t2.mask(), "S1"));
        assertThat(adc.images()).hasSize(slices);

        Measurement dwi = measured(lenient, map);
        assertThat(dwi.remarks())
                .singleElement()
                .asString()
                .startsWith("the series holds 3 volumes; measured: DWI, b-value 800")
                .contains("rule HIGHEST_B", "the mask was drawn on another volume of the series");
        assertClose(dwi, features(mapped(t2, v -> HospitalSeries.signal(v, 800)), t2.mask(), "S0-ADC"));
        assertThat(dwi.images().get(0).sopInstanceUid())
                .isIn(all.subList(slices, 2 * slices).stream()
                        .map(HospitalSeriesRoadTest::uid)
                        .toList());
    }

    @Test
    void paddingIsNotMeasuredAndSaid() throws Exception {
        SyntheticSeries s = series(63);
        SyntheticSeries padded = s.withInstances(new HospitalSeries(s).padded());
        Geometry g = s.volume().geometry();
        Mask corner = box(g, false);
        Mask left = box(g, true);
        int lost = corner.count() - left.count();
        assertThat(lost).isPositive();
        double[] values = s.volume().values().clone();
        int padding = 0;
        for (int n = 0; n < values.length; n++) {
            int column = n % g.size().x();
            int row = n / g.size().x() % g.size().y();
            if (HospitalSeries.isPadded(g.size(), column, row)) {
                values[n] = PADDING;
                padding++;
            }
        }
        Volume image = new Volume(g, values);
        SyntheticSeries drawn = padded.withMask(corner);
        lenient.deliver(Cases.with(drawn.instances(), drawn.segmentation()));
        Measurement m = measured(lenient, drawn);
        assertThat(m.remarks())
                .containsExactly(
                        padding
                                + " voxels of the image are padding; the scaling by the whole image counts them as they are"
                                + " stored",
                        lost + " of " + corner.count()
                                + " voxels of the mask are padding of the image and were left out");
        assertClose(m, features(image, left, "S0-ADC"));
    }

    /** A SEG of pixels half as wide, which no voxel of the image is the same as. */
    @Test
    void aSegmentationOnAnotherGridIsResampledUnlessTheSiteForbidsIt() throws Exception {
        SyntheticSeries s = series(64);
        Dataset seg = s.segmentation();
        Dataset shared = seg.requireItem(Tag.SharedFunctionalGroupsSequence);
        Dataset measures = shared.requireItem(Tag.PixelMeasuresSequence);
        double[] spacing = measures.requireDoubles(Tag.PixelSpacing, 2);
        Dataset finer = seg.toBuilder()
                .items(
                        Tag.SharedFunctionalGroupsSequence,
                        shared.toBuilder()
                                .items(
                                        Tag.PixelMeasuresSequence,
                                        measures.toBuilder()
                                                .numbers(Tag.PixelSpacing, spacing[0] / 2, spacing[1] / 2)
                                                .build())
                                .build())
                .build();
        for (TestNode node : List.of(strict, lenient)) {
            node.deliver(Cases.with(s.instances(), finer));
        }
        assertThat(failed(strict, 64)).contains("not resampled by this configuration (masks.resample)");
        Measurement m = measured(lenient, s);
        assertThat(m.remarks()).singleElement().asString().contains("resampled onto the image's");
        double volume = s.mask().count() * s.mask().geometry().voxelVolume() / 4;
        assertThat(m.maskSize().volume()).isCloseTo(volume, within(0.1 * volume));
    }

    private static String uid(Dataset d) {
        return d.string(Tag.SOPInstanceUID).orElseThrow();
    }

    private static SyntheticSeries series(long seed) {
        return Cases.patient(seed).build().baseline();
    }

    private static String failed(TestNode node, long seed) {
        return node.await("time point", "SYN-" + seed, "failed").reason();
    }

    /** What the node keeps of the series' mask; its Structured Report must say the same of the images. */
    private static Measurement measured(TestNode node, SyntheticSeries s) throws Exception {
        String patient = s.instances().get(0).string(Tag.PatientID).orElseThrow();
        JobRow report = node.await("baseline report", patient, "reported");
        String mask = uid(s.segmentation());
        Measurement m;
        try (Index index = Index.openExisting(node.data())) {
            m = Measurement.fromJson(index.read(t -> t.timePoints()
                    .measurement(t.timePoints().ofMask(mask).orElseThrow().id())
                    .orElseThrow()));
        }
        Path sr = node.data().resolve("reports").resolve(report.object() + ".dcm");
        ImageNotes notes = new SrReader()
                .read(DicomToolkit.standard().codec().read(sr).dataset())
                .timePoints()
                .get(0)
                .series()
                .notes();
        assertThat(notes.remarks()).isEqualTo(m.remarks());
        assertThat(notes.lossyCompression()).isEqualTo(m.lossyCompression());
        return m;
    }

    private static Volume mapped(SyntheticSeries s, DoubleUnaryOperator value) {
        double[] values = s.volume().values().clone();
        for (int n = 0; n < values.length; n++) {
            values[n] = value.applyAsDouble(values[n]);
        }
        return new Volume(s.volume().geometry(), values);
    }

    /** The first quarter of the three slices in the middle, with or without its padding. */
    private static Mask box(Geometry g, boolean withoutPadding) {
        GridSize size = g.size();
        boolean[] inside = new boolean[size.voxels()];
        int middle = size.z() / 2;
        for (int k = middle - 1; k <= middle + 1; k++) {
            for (int j = MARGIN; j < size.y() / 2; j++) {
                for (int i = MARGIN; i < size.x() / 2; i++) {
                    inside[size.index(i, j, k)] = !(withoutPadding && HospitalSeries.isPadded(size, i, j));
                }
            }
        }
        return new Mask(g, inside);
    }

    private static Map<String, Double> features(Volume volume, Mask mask, String preset) throws Exception {
        return new FeatureExtractor(ExtractionParameters.preset(preset))
                .extract(volume, mask)
                .features();
    }

    private static void assertClose(Measurement actual, Map<String, Double> expected) {
        assertThat(actual.features().keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, value) ->
                assertThat(actual.features().get(name)).as(name).isCloseTo(value, within(Math.abs(value) * SAME)));
    }
}
