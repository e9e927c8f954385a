package org.deltarad.feature.ibsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deltarad.feature.ParameterException;
import org.deltarad.feature.ibsi.process.Discretisation;
import org.deltarad.feature.ibsi.process.Interpolation;
import org.deltarad.feature.ibsi.process.Resegmentation;
import org.deltarad.feature.ibsi.texture.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IbsiParametersTest {
    private static final Optional<Discretisation> NONE = Optional.empty();

    private static Interpolation grid(Interpolation.Method method, Double... spacing) {
        return new Interpolation(List.of(spacing), method, Interpolation.Method.LINEAR, 0.5, true);
    }

    private static Resegmentation kept(Double low, Double high, Double outliers) {
        return new Resegmentation(optional(low), optional(high), optional(outliers));
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The table of configurations (reference manual, chapter 5). */
    @Test
    void presetsAreIbsisConfigurations() {
        Interpolation linear = grid(Interpolation.Method.LINEAR, 2.0, 2.0, 2.0);
        Interpolation cubic = grid(Interpolation.Method.CUBIC_SPLINE, 2.0, 2.0, 2.0);
        Discretisation hu25 = new Discretisation.FixedBinSize(25);
        Discretisation bins32 = new Discretisation.FixedBinNumber(32);
        Discretisation bins1000 = new Discretisation.FixedBinNumber(1000);
        Optional<Discretisation> fine = Optional.of(new Discretisation.FixedBinSize(2.5));
        assertPreset("A", Optional.empty(), kept(-500.0, 400.0, null), hu25, NONE, false);
        Interpolation inSlice = grid(Interpolation.Method.LINEAR, 2.0, 2.0);
        assertPreset("B", Optional.of(inSlice), kept(-500.0, 400.0, null), bins32, NONE, false);
        assertPreset("C", Optional.of(linear), kept(-1000.0, 400.0, null), hu25, fine, true);
        assertPreset("D", Optional.of(linear), kept(null, null, 3.0), bins32, NONE, true);
        assertPreset("E", Optional.of(cubic), kept(-1000.0, 400.0, 3.0), bins32, Optional.of(bins1000), true);
        assertThat(IbsiParameters.presets()).hasSize(5);
    }

    private static void assertPreset(
            String configuration,
            Optional<Interpolation> interpolation,
            Resegmentation resegmentation,
            Discretisation discretisation,
            Optional<Discretisation> intensityVolume,
            boolean volume) {
        IbsiParameters preset = IbsiParameters.preset("ibsi-" + configuration);
        assertThat(preset.interpolation()).isEqualTo(interpolation);
        assertThat(preset.resegmentation()).isEqualTo(resegmentation);
        assertThat(preset.discretisation()).isEqualTo(discretisation);
        assertThat(preset.intensityVolume()).isEqualTo(intensityVolume);
        assertThat(preset.textures())
                .containsExactly(volume ? new Scope[] {Scope.VOLUME} : new Scope[] {Scope.SLICES, Scope.MERGED_SLICES});
        assertThat(preset.families()).hasSize(11);
    }

    @Test
    void everySettingIsRead() throws Exception {
        IbsiParameters parameters = IbsiParameters.parse("""
                {"ibsi": {"dimension": "2D", "label": 3, "textures": ["3D", "2D"], "families": ["glcm", "morphology"],
                  "interpolation": {"spacing": [1.5, 2], "method": "nearest", "roiMethod": "nearest", "roiThreshold": 0.3},
                  "resegmentation": {"range": [null, 10]}, "discretisation": {"fixedBinNumber": 8}}}
                """, "file.json");
        assertThat(parameters.label()).isEqualTo(3);
        assertThat(parameters.textures()).containsExactly(Scope.SLICES, Scope.VOLUME);
        assertThat(parameters.families()).containsExactly(IbsiFamily.MORPHOLOGY, IbsiFamily.GLCM);
        assertThat(parameters.interpolation())
                .contains(new Interpolation(
                        List.of(1.5, 2.0), Interpolation.Method.NEAREST, Interpolation.Method.NEAREST, 0.3, false));
        assertThat(parameters.resegmentation()).isEqualTo(kept(null, 10.0, null));
        assertThat(parameters.configuration()).containsEntry("dimension", "2D");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dimension: 4D                              | 2 | ibsi.dimension                    | 4D is not one of [2D, 3D]
            dimensions: 3D                             | 2 | ibsi.dimensions                   | is not known here
            interpolation: {spacing: [2, 2]}           | 2 | ibsi.interpolation.spacing        | three positive numbers
            interpolation: {spacing: [2, 2, 0]}        | 2 | ibsi.interpolation.spacing        | three positive numbers
            interpolation: {spacing: 2}                | 2 | ibsi.interpolation.spacing        | is not a list of numbers
            interpolation: {method: linear}            | 2 | ibsi.interpolation.spacing        | is missing
            interpolation: {spacing: [2, 2, 2], method: cubic} | 2 | ibsi.interpolation.method | cubic is not one of
            interpolation: {spacing: [2, 2, 2], roiMethod: cubicSpline} | 2 | ibsi.interpolation.roiMethod | cubicSpline is not
            interpolation: {spacing: [2, 2, 2], roiThreshold: 0} | 2 | ibsi.interpolation.roiThreshold | 0.0 is not above 0
            resegmentation: {range: [5, 1]}            | 2 | ibsi.resegmentation.range         | rising
            resegmentation: {outliers: many}           | 2 | ibsi.resegmentation.outliers      | many is not a number
            resegmentation: {outliers: -1}             | 2 | ibsi.resegmentation.outliers      | positive
            discretisation: {fixedBinSize: 0}          | 2 | ibsi.discretisation.fixedBinSize  | 0.0 is not positive
            discretisation: {fixedBinNumber: 2.5}      | 2 | ibsi.discretisation.fixedBinNumber | 2.5 is not a positive integer
            discretisation: {fixedBinSize: 1, fixedBinNumber: 2} | 2 | ibsi.discretisation     | either
            discretisation: 25                         | 2 | ibsi.discretisation               | 25 is not a mapping
            intensityVolumeHistogram: {binWidth: 1}    | 2 | ibsi.intensityVolumeHistogram.binWidth | is not known here
            textures: [4D]                             | 2 | ibsi.textures                     | 4D is not a name
            families: []                               | 2 | ibsi.families                     | is not a list of names
            label: one                                 | 2 | ibsi.label                        | one is not a number
            """)
    void whatCannotBeUsedIsRefusedWithKeyAndLine(String line, int number, String key, String reason) {
        String dimension = line.startsWith("dimension:") ? "" : "  dimension: 3D\n";
        String bins = line.startsWith("discretisation:") ? "" : "  discretisation: {fixedBinSize: 1}\n";
        ParameterException refusal = catchThrowableOfType(
                ParameterException.class,
                () -> IbsiParameters.parse("ibsi:\n  " + line + "\n" + dimension + bins, "p.yaml"));
        assertThat(refusal).hasMessageContaining(reason).hasMessageContaining("p.yaml, line " + number);
        assertThat(refusal.key()).isEqualTo(key);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> IbsiParameters.parse("ibsi: {dimension: 3D}", "p"))
                .hasMessageContaining("ibsi.discretisation: is missing");
        assertThatThrownBy(() -> IbsiParameters.parse("ibsi: {discretisation: {fixedBinSize: 1}}", "p"))
                .hasMessageContaining("ibsi.dimension: is missing");
        assertThatThrownBy(() -> IbsiParameters.parse("setting: {binWidth: 1}", "p"))
                .hasMessageContaining("setting: is not known here; known are [ibsi]");
        assertThatThrownBy(() -> IbsiParameters.preset("ibsi-F")).hasMessageContaining("ibsi-A, ibsi-B");
    }
}
