package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.deltarad.feature.region.Binning;
import org.deltarad.feature.texture.Neighbourhood;
import org.deltarad.feature.texture.WeightingNorm;
import org.deltarad.image.filter.ImageType;
import org.deltarad.image.normalise.Normalisation;
import org.deltarad.image.resample.Interpolator;
import org.deltarad.image.resample.Resampling;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractionParametersTest {
    private static ExtractionParameters parse(String text) throws ParameterException {
        return ExtractionParameters.parse(text, "test.yaml");
    }

    private static ParameterException refused(String text) {
        return catchThrowableOfType(ParameterException.class, () -> parse(text));
    }

    @ParameterizedTest
    @CsvSource({"S0, 107, 293", "S0-DWI, 93, 293", "S0-ADC, 93, 293", "S1, 82, 82", "S2, 1037, 1037", "S3, 1223, 1223"})
    void presetsGiveThePapersCounts(String name, int ofImage, int ofSet) {
        assertThat(ExtractionParameters.preset(name).featureCount()).isEqualTo(ofImage);
        assertThat(Preset.featuresOfSet(Preset.named(name).set())).isEqualTo(ofSet);
    }

    @Test
    void presetS1IsOfTheScaledImageInBinsOf10() {
        ExtractionParameters s1 = ExtractionParameters.preset("S1");
        assertThat(s1.features().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(FeatureClass.SHAPE, FeatureClass.SHAPE2D)));
        assertThat(s1.settings().binning()).isEqualTo(new Binning.FixedWidth(10));
        assertThat(s1.settings().preparation().normalizeToMean()).hasValue(100);
        assertThat(s1.configuration()).containsEntry("normalizeToMean", 100).containsEntry("binWidth", 10);
        assertThat(s1.imageTypes()).isEqualTo(Map.of("Original", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S4", "", "../S1", "s1"})
    void anUnknownPresetIsRefused(String name) {
        assertThatThrownBy(() -> ExtractionParameters.preset(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("presets: S0, S0-DWI, S0-ADC, S1, S2, S3");
    }

    @Test
    void withoutParametersAllIsAsPyRadiomicsHasIt() throws Exception {
        ExtractionParameters defaults = ExtractionParameters.defaults();
        assertThat(defaults.featureCount()).isEqualTo(107);
        assertThat(defaults.settings().binning()).isEqualTo(new Binning.FixedWidth(25));
        assertThat(defaults.settings().neighbourhood()).isEqualTo(new Neighbourhood(List.of(1), Neighbourhood.VOLUME));
        assertThat(defaults.settings().symmetricalGlcm()).isTrue();
        assertThat(defaults.settings().weightingNorm()).isEmpty();
        assertThat(defaults.settings().preparation().minimumRoiDimensions()).isEqualTo(2);
        assertThat(defaults.settings().preparation().normalizeToMean()).isEmpty();
        for (String text : List.of("{}", "imageType: {}", "featureClass: {}", "setting:", "setting: {}")) {
            assertThat(parse(text).settings()).as(text).isEqualTo(defaults.settings());
            assertThat(parse(text).features()).as(text).isEqualTo(defaults.features());
        }
    }

    @Test
    void featuresAreThoseNamedInTheOrderOfTheFile() throws Exception {
        ExtractionParameters parameters = parse("""
                featureClass:
                  glszm:
                  glcm: []
                  firstorder: [StandardDeviation, Mean, Mean]
                """);
        assertThat(parameters.features().keySet())
                .containsExactly(FeatureClass.GLSZM, FeatureClass.GLCM, FeatureClass.FIRSTORDER);
        assertThat(parameters.features().get(FeatureClass.GLSZM)).hasSize(16);
        assertThat(parameters.features().get(FeatureClass.GLCM)).hasSize(24);
        assertThat(parameters.features().get(FeatureClass.FIRSTORDER)).containsExactly("StandardDeviation", "Mean");
    }

    @Test
    void allSettingsThatChangeResults() throws Exception {
        Settings settings = parse("""
                setting:
                  binCount: 32
                  label: 3
                  distances: [1, 3]
                  force2D: true
                  force2Ddimension: 2
                  symmetricalGLCM: false
                  weightingNorm: infinity
                  gldm_a: 2
                  voxelArrayShift: 1000
                  minimumROIDimensions: 3
                  minimumROISize: 50
                  resegmentRange: [3, -3]
                  resegmentMode: sigma
                  resegmentShape: true
                  geometryTolerance: 1e-3
                  additionalInfo: false
                """).settings();
        assertThat(settings.binning()).isEqualTo(new Binning.FixedCount(32));
        assertThat(settings.neighbourhood()).isEqualTo(new Neighbourhood(List.of(1, 3), 2));
        assertThat(settings.symmetricalGlcm()).isFalse();
        assertThat(settings.weightingNorm()).isEqualTo(Optional.of(WeightingNorm.INFINITY));
        assertThat(settings.dependenceAlpha()).isEqualTo(2);
        assertThat(settings.voxelArrayShift()).isEqualTo(1000);
        Settings.Preparation preparation = settings.preparation();
        assertThat(preparation.label()).isEqualTo(3);
        assertThat(preparation.minimumRoiDimensions()).isEqualTo(3);
        assertThat(preparation.minimumRoiSize()).hasValue(50);
        assertThat(preparation.resegmentation())
                .contains(new Resegmentation(List.of(-3.0, 3.0), Resegmentation.Mode.SIGMA));
        assertThat(preparation.resegmentShape()).isTrue();
        assertThat(preparation.geometryTolerance()).isEqualTo(1e-3);
        assertThat(preparation.additionalInfo()).isFalse();
    }

    @Test
    void settingsOfTheImageTypeComeBeforeGeneralOnes() throws Exception {
        ExtractionParameters parameters = parse("imageType: {Original: {binWidth: 5}}\nsetting: {binWidth: 25}");
        assertThat(parameters.images().get(0).settings().binning()).isEqualTo(new Binning.FixedWidth(5));
        assertThat(parameters.settings().binning()).isEqualTo(new Binning.FixedWidth(25));
        assertThat(parameters.configuration()).containsEntry("binWidth", 25);
        assertThat(parameters.imageTypes()).isEqualTo(Map.of("Original", Map.of("binWidth", 5)));
    }

    @Test
    void settingsWithoutEffectOnTheOriginalImageAreAccepted() throws Exception {
        Settings settings = parse("""
                setting:
                  interpolator: sitkBSpline
                  resampledPixelSpacing:
                  padDistance: 10
                  correctMask: false
                  normalize: false
                  normalizeScale: 100
                  removeOutliers: 3
                  enableCExtensions: true
                  label_channel: 0
                  weightingNorm:
                  sigma: [1.0, 2]
                  wavelet: coif1
                """).settings();
        assertThat(settings).isEqualTo(ExtractionParameters.defaults().settings());
    }

    @Test
    void preparationOfTheImage() throws Exception {
        Settings.Preparation preparation = parse("""
                setting:
                  normalize: true
                  normalizeScale: 100
                  removeOutliers: 3
                  resampledPixelSpacing: [2, 0, 1.5]
                  interpolator: 2
                  padDistance: 7
                  preCrop: true
                  correctMask: true
                  label_channel: 2
                """).settings().preparation();
        assertThat(preparation.scaling().normalisation()).contains(new Normalisation(100, OptionalDouble.of(3)));
        assertThat(preparation.grid().resampling())
                .contains(new Resampling(new Vector3(2, 0, 1.5), Interpolator.LINEAR, 7));
        assertThat(preparation.grid().preCrop()).hasValue(7);
        assertThat(preparation.correctMask()).isTrue();
        assertThat(preparation.labelChannel()).isEqualTo(2);
    }

    @Test
    void withoutInterpolatorNothingIsResampled() throws Exception {
        assertThat(parse("setting: {resampledPixelSpacing: [1, 1, 1], interpolator: }")
                        .settings()
                        .preparation()
                        .grid()
                        .resampling())
                .isEmpty();
    }

    @Test
    void imageTypesWithTheirSettings() throws Exception {
        ExtractionParameters parameters = parse("""
                imageType:
                  LoG: {sigma: [2.0, 3], binWidth: 5}
                  Wavelet: {level: 2, start_level: 1}
                  LBP3D: {}
                  Original: {}
                setting: {force2D: true, force2Ddimension: 0, sigma: [1.0]}
                """);
        assertThat(parameters.images().stream().map(i -> i.type().label()))
                .containsExactly("LoG", "Wavelet", "LBP3D", "Original");
        assertThat(parameters.images().get(0).type())
                .isEqualTo(
                        new ImageType.LoG(List.of(new ImageType.LoG.Sigma(2, "2.0"), new ImageType.LoG.Sigma(3, "3"))));
        assertThat(parameters.images().get(0).settings().binning()).isEqualTo(new Binning.FixedWidth(5));
        assertThat(parameters.images().get(1).type())
                .isEqualTo(new ImageType.Wavelet("coif1", 1, 2, OptionalInt.of(2)));
        assertThat(parameters.images().get(1).settings().binning()).isEqualTo(new Binning.FixedWidth(25));
        assertThat(parameters.featureCount()).isEqualTo(14 + 9 + 93 * (2 + 7 + 3 + 1));
    }

    @Test
    void settingsOfFeatureMaps() throws Exception {
        assertThat(parse("{}").voxels()).isEqualTo(new VoxelSettings(1, true, 0, OptionalInt.empty()));
        assertThat(parse("voxelSetting: {kernelRadius: 2, maskedKernel: false, initValue: nan, voxelBatch: 100}")
                        .voxels())
                .isEqualTo(new VoxelSettings(2, false, Double.NaN, OptionalInt.of(100)));
    }

    @Test
    void jsonIsReadToo(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("params.json");
        Files.writeString(file, "{\n\t\"setting\": {\"binWidth\": 0.5},\n\t\"featureClass\": {\"ngtdm\": null}\n}");
        ExtractionParameters parameters = ExtractionParameters.parse(file);
        assertThat(parameters.settings().binning()).isEqualTo(new Binning.FixedWidth(0.5));
        assertThat(parameters.features().keySet()).containsExactly(FeatureClass.NGTDM);
        assertThat(parameters.source()).isEqualTo(file.toString());
        ParameterException refused = catchThrowableOfType(
                ParameterException.class, () -> parse("{\n \"setting\": {\n  \"binWidth\": \"wide\"}}"));
        assertThat(refused.line()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binWidth: 0            | 0 is not a number above 0",
                "binWidth: -3           | -3 is not a number above 0",
                "binWidth: wide         | wide is not a number above 0",
                "binWidth: .inf         | is not a number above 0",
                "binWidth:              | has no value",
                "binWidth: [25]         | [25] is not a number above 0",
                "binCount: 1.5          | 1.5 is not a whole number above 0",
                "label: 99999999999     | is not a whole number above 0",
                "label: 0               | 0 is not a whole number above 0",
                "distances: []          | [] must hold one distance",
                "distances: [1, 1]      | [1, 1] must hold one distance or several different ones",
                "distances: 1           | 1 is not a list of whole numbers",
                "distances: [0]         | [0] is not a list of whole numbers above 0",
                "force2D: yes           | yes is not true or false",
                "force2Ddimension: 3    | 3 is not a whole number from 0 to 2",
                "weightingNorm: maximum | maximum is not a text out of [manhattan",
                "minimumROIDimensions: 4| 4 is not a whole number from 1 to 3",
                "resegmentRange: []     | [] must hold one or two thresholds",
                "resegmentRange: [1,2,3]| [1, 2, 3] must hold one or two thresholds",
                "resegmentMode: percent | percent is not a text out of [absolute",
                "interpolator: sitkCubic| sitkCubic is not a number or a text that SimpleITK knows",
                "voxelArrayShift: 0.5   | 0.5 is not a whole number",
                "normalizeToMean: 0     | 0 is not a number above 0",
                "binwidth: 25           | is not a setting that PyRadiomics or DeltaRad knows (value 25)"
            })
    void aBadSettingIsRefusedWithKeyValueAndLine(String setting, String reason) {
        ParameterException refused = refused("# a comment\nsetting:\n  gldm_a: 0\n  " + setting + "\n");
        assertThat(refused).isNotInstanceOf(ParameterException.Unsupported.class);
        assertThat(refused.line()).isEqualTo(4);
        assertThat(refused.key()).isEqualTo("setting." + setting.replaceFirst(":.*", ""));
        assertThat(refused)
                .hasMessageStartingWith("test.yaml, line 4: " + refused.key())
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "setting: {interpolator: sitkGaussian} | setting.interpolator | sitkGaussian",
                "setting: {interpolator: 10}           | setting.interpolator | 10"
            })
    void whatPyRadiomicsKnowsAndDeltaRadDoesNotIsRefusedSayingSo(String text, String key, String value) {
        ParameterException refused = refused("\n" + text);
        assertThat(refused)
                .isInstanceOf(ParameterException.Unsupported.class)
                .hasMessageContaining("test.yaml, line 2: " + key + ": ")
                .hasMessageContaining(value)
                .hasMessageContaining("known to PyRadiomics but not supported in this version of DeltaRad");
        assertThat(refused.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "settings: {binWidth: 25}                 | settings: is not a section",
                "imageType: {original: {}}                | imageType.original: is not an image type",
                "imageType: {Original: }                  | imageType.Original: null is not a mapping",
                "imageType:                               | imageType: null is not a mapping",
                "imageType: {Original: {label: 2}}        | imageType.Original.label: has no effect for a single image type",
                "featureClass:                            | featureClass: null is not a mapping",
                "featureClass: {GLCM: }                   | featureClass.GLCM: is not a feature class",
                "featureClass: {glcm: Contrast}           | featureClass.glcm: Contrast is not a list",
                "featureClass: {glcm: [contrast]}         | featureClass.glcm: contrast is not a feature of this class",
                "imageType: {Log: {}}                     | imageType.Log: is not an image type",
                "setting: {resampledPixelSpacing: [1, 1]} | [1, 1] must hold three spacings",
                "setting: {wavelet: coif0}                | coif0 is not a text that names a wavelet",
                "voxelSetting: {initValue: none}          | none is not a number or a text",
                "setting: {binWidth: 25, binWidth: 10}    | setting.binWidth: is given twice",
                "setting: [binWidth]                      | setting: [binWidth] is not a mapping",
                "setting: {binWidth: &a 25, gldm_a: *a}   | setting.gldm_a: YAML aliases are not accepted",
                "setting: {binWidth: 25                   | not valid YAML or JSON",
                "just text                                | just text is not a mapping",
                "voxelSetting: {kernelRadius: 0}          | voxelSetting.kernelRadius: 0 is not a whole number above 0"
            })
    void aBadStructureIsRefused(String text, String reason) {
        assertThat(refused(text)).hasMessageStartingWith("test.yaml, line 1: ").hasMessageContaining(reason);
    }

    @Test
    void emptyAndSecondDocumentsAreRefused() {
        assertThat(refused("")).hasMessageContaining("the file is empty");
        assertThat(refused("# only a comment\n")).hasMessageContaining("the file is empty");
        assertThat(refused("setting: {}\n---\nsetting: {}")).hasMessageContaining("after the end of the document");
    }
}
