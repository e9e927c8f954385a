package org.deltarad.node.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.node.imaging.mask.MaskSource;
import org.deltarad.node.imaging.mask.RoiChoice;
import org.deltarad.node.imaging.series.SeriesReader;
import org.deltarad.testdata.Sampling;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testdata.form.ImageKind;
import org.deltarad.testdata.form.SeriesForms;
import org.deltarad.testdata.form.SeriesForms.Form;
import org.deltarad.testdata.form.StoredImage;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One synthetic visit gives the same features in whatever form it comes: stored along another axis, oblique, multi-frame,
 * compressed, in any order; its region as RTSTRUCT or SEG.
 *
 * <p>Tolerance: 1e-9 of the value. Sums run in another order when another axis is the fastest, and directions and
 * positions are decimal strings of 16 characters.
 *
 * <p>Three features are named by an axis of the array, which is the axis of another when slices are stored along another
 * one: Maximum2DDiameterSlice, Column and Row are the largest diameters in the planes across the slice, row and column
 * axis (PyRadiomics shape). They are compared under the name that the stored axis gives them.
 */
class SeriesFormsTest {
    private static final double TOLERANCE = 1e-9;
    private static final String DIAMETER = "original_shape_Maximum2DDiameter";
    private static final DatasetCodec CODEC = DicomToolkit.standard().codec();

    private static SyntheticSeries series;
    private static StoredImage axial;
    private static Map<String, Double> expected;

    @TempDir
    private Path dir;

    @BeforeAll
    static void measureTheVolume() throws Exception {
        series = SyntheticPatient.builder(12)
                .protocol(ScanProtocol.standard().with(new Sampling(64, 56, 16, 3, 5, 5.5, 0)))
                .build()
                .baseline();
        axial = StoredImage.of(series);
        expected = features(axial.volume(), axial.mask());
        System.out.println("forms: " + series.mask().count() + " voxels inside, " + expected.size() + " features");
    }

    /** Axis of the axial array that each stored axis runs along, whose plane a Maximum2DDiameter is measured in. */
    private enum Storage {
        AXIAL("Row", "Column", "Slice"),
        SAGITTAL("Column", "Slice", "Row"),
        CORONAL("Row", "Slice", "Column");

        private final String x;
        private final String y;
        private final String z;

        Storage(String x, String y, String z) {
            this.x = x;
            this.y = y;
            this.z = z;
        }

        /** What the axial image calls a feature of this storage. */
        String axialName(String feature) {
            return switch (feature) {
                case DIAMETER + "Row" -> DIAMETER + x;
                case DIAMETER + "Column" -> DIAMETER + y;
                case DIAMETER + "Slice" -> DIAMETER + z;
                default -> feature;
            };
        }
    }

    private static Map<String, Double> features(Volume volume, Mask mask) throws Exception {
        return new FeatureExtractor(
                        ExtractionParameters.parse("imageType: {Original: {}}\nsetting: {binWidth: 25}", "forms"))
                .extract(volume, mask)
                .features();
    }

    @ParameterizedTest
    @EnumSource
    void classicAxialSlices(ImageKind kind) throws Exception {
        check(new SeriesForms(series).classic(kind, axial));
    }

    @Test
    void slicesInAnyOrder() throws Exception {
        check(new SeriesForms(series).shuffled(ImageKind.MR, axial));
    }

    @Test
    void sagittalSlices() throws Exception {
        check(new SeriesForms(series).classic(ImageKind.MR, axial.sagittal()), Storage.SAGITTAL);
    }

    @Test
    void coronalSlices() throws Exception {
        check(new SeriesForms(series).classic(ImageKind.CT, axial.coronal()), Storage.CORONAL);
    }

    @Test
    void obliqueSlices() throws Exception {
        StoredImage oblique = axial.turned(new Vector3(0.3, -1, 0.2), 33);
        check(new SeriesForms(series).classic(ImageKind.MR, oblique));
        check(new SeriesForms(series).shuffled(ImageKind.CT, oblique.sagittal()), Storage.SAGITTAL);
    }

    @ParameterizedTest
    @EnumSource
    void enhancedFrames(ImageKind kind) throws Exception {
        check(new SeriesForms(series).enhanced(kind, axial));
        check(new SeriesForms(series).enhancedShuffled(kind, axial.turned(new Vector3(1, 2, 3), -20)));
    }

    @ParameterizedTest
    @EnumSource
    void legacyConvertedFrames(ImageKind kind) throws Exception {
        check(new SeriesForms(series).legacyConverted(kind, axial.coronal()), Storage.CORONAL);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "dcmconv +ti, 1.2.840.10008.1.2",
        "dcmconv +te, 1.2.840.10008.1.2.1",
        "dcmconv +tb, 1.2.840.10008.1.2.2",
        "dcmconv +td, 1.2.840.10008.1.2.1.99",
        "dcmcrle, 1.2.840.10008.1.2.5",
        "dcmcjpeg +el +sv 6, 1.2.840.10008.1.2.4.57",
        "dcmcjpeg +e1, 1.2.840.10008.1.2.4.70",
        "dcmcjpls, 1.2.840.10008.1.2.4.80",
        "gdcmconv --j2k, 1.2.840.10008.1.2.4.90"
    })
    void everyLosslessEncoding(String command, String syntax) throws Exception {
        SeriesForms forms = new SeriesForms(series);
        for (Form form : List.of(forms.shuffled(ImageKind.MR, axial), forms.enhanced(ImageKind.CT, axial))) {
            List<Path> encoded = new ArrayList<>();
            for (Path original : write(form.images(), "original")) {
                encoded.add(encode(command, original));
                assertThat(CODEC.readMetaInformation(encoded.get(encoded.size() - 1))
                                .transferSyntax())
                        .isEqualTo(syntax);
            }
            check(encoded, form, Storage.AXIAL);
        }
    }

    private Path encode(String command, Path original) throws Exception {
        String[] words = command.split(" ", -1);
        Path copy = original.resolveSibling("encoded-" + original.getFileName());
        List<Object> arguments = new ArrayList<>(Arrays.asList(words).subList(1, words.length));
        arguments.addAll(List.of(original, copy));
        ExternalProgram.runWell(words[0], arguments.toArray());
        return copy;
    }

    private void check(Form form) throws Exception {
        check(form, Storage.AXIAL);
    }

    private void check(Form form, Storage storage) throws Exception {
        check(write(form.images(), "image"), form, storage);
    }

    private static void check(List<Path> images, Form form, Storage storage) throws Exception {
        ImageSeries read = new SeriesReader(Slices.DECODER).readFiles(images, CODEC);
        Mask contours = mask(form.rtStruct(), read);
        assertThat(mask(form.seg(), read).inside()).as("RTSTRUCT and SEG").isEqualTo(contours.inside());
        assertThat(differing(features(read.volume(), contours), storage))
                .as("features that differ from those of the volume by more than %s", TOLERANCE)
                .isEmpty();
    }

    private static Mask mask(Dataset instance, ImageSeries images) throws Exception {
        DicomFile file = new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, instance);
        return MaskSource.read(file, Slices.DECODER)
                .mask(RoiChoice.automatic(), images)
                .mask();
    }

    private static Map<String, String> differing(Map<String, Double> features, Storage storage) {
        assertThat(features.keySet()).isEqualTo(expected.keySet());
        Map<String, String> differing = new TreeMap<>();
        features.forEach((name, got) -> {
            double value = expected.get(storage.axialName(name));
            if (!(Math.abs(got - value) <= TOLERANCE * Math.max(1, Math.abs(value)))) {
                differing.put(name, got + " for " + value);
            }
        });
        return differing;
    }

    private List<Path> write(List<Dataset> instances, String name) throws Exception {
        Path folder = Files.createTempDirectory(dir, name);
        List<Path> files = new ArrayList<>();
        for (Dataset instance : instances) {
            Path file = folder.resolve(files.size() + ".dcm");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                CODEC.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, instance), out);
            }
            files.add(file);
        }
        return files;
    }
}
