package org.deltarad.image.biasfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.image.ImageException;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class N4BiasFieldCorrectionTest {
    private static final N4BiasFieldCorrection USUAL = new N4BiasFieldCorrection(N4Settings.DEFAULTS);
    private static final GridSize SIZE = new GridSize(48, 40, 20);

    private static Volume volume(GridSize size, double... values) {
        return new Volume(Geometry.axisAligned(size, new Vector3(1, 1, 3)), values);
    }

    /** Three tissues with noise in layers that have nothing to do with the field. */
    private static double tissue(int voxel) {
        int x = voxel % SIZE.x();
        int y = voxel / SIZE.x() % SIZE.y();
        int z = voxel / SIZE.x() / SIZE.y();
        int noise = ((voxel * 73_856_093) >>> 13) % 21 - 10;
        return new int[] {200, 320, 520}[(x / 3 + y / 4 + z / 2) % 3] + noise;
    }

    /** From 0.7 to 1.2 or so, along a line oblique to the axes. */
    private static double plantedLog(int voxel) {
        double x = voxel % SIZE.x() / (SIZE.x() - 1.0);
        double y = voxel / SIZE.x() % SIZE.y() / (SIZE.y() - 1.0);
        int slice = voxel / SIZE.x() / SIZE.y();
        double z = slice / (SIZE.z() - 1.0);
        return 0.2 * Math.sin(2 * x + y - 1) + 0.12 * (y - 0.5) * (z - 0.5) - 0.15 * (x - 0.4) * (x - 0.4);
    }

    private static double spread(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }

    /** But for a factor, which no method could know. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aPlantedFieldIsFound(int shrinkFactor) throws Exception {
        double[] planted = IntStream.range(0, SIZE.voxels())
                .mapToDouble(n -> plantedLog(n))
                .toArray();
        double[] values = IntStream.range(0, SIZE.voxels())
                .mapToDouble(n -> tissue(n) * Math.exp(planted[n]))
                .toArray();
        N4Settings settings = N4Settings.DEFAULTS.withShrinkFactor(shrinkFactor).withMask(FitMask.POSITIVE);
        double[] found = new N4BiasFieldCorrection(settings)
                .logField(volume(SIZE, values))
                .values();
        double[] missed = new double[found.length];
        Arrays.setAll(missed, n -> planted[n] - found[n]);
        assertThat(spread(planted)).isGreaterThan(0.095);
        assertThat(spread(missed)).isLessThan(0.02);
    }

    @Test
    void anEvenImageIsLeftAsItIs() throws Exception {
        double[] values = new double[SIZE.voxels()];
        Arrays.fill(values, 117.25);
        assertThat(USUAL.apply(volume(SIZE, values)).values()).containsExactly(values);
    }

    @Test
    void anEvenBodyInAirIsLeftAsItIs() throws Exception {
        double[] values = new double[SIZE.voxels()];
        Arrays.setAll(values, n -> n % SIZE.x() > 10 && n % SIZE.x() < 40 ? 300 : 0);
        assertThat(USUAL.apply(volume(SIZE, values)).values()).containsExactly(values);
    }

    /** A factor adds a constant to all logarithms; rounding after some 100 iterations is what is left. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 3.7, 1e5})
    void aFactorOfTheImageIsOneOfTheCorrectedImage(double factor) throws Exception {
        Volume image = BiasedVolume.of(48, 40, 20);
        double[] scaled = Arrays.stream(image.values()).map(v -> v * factor).toArray();
        double[] expected =
                USUAL.apply(new Volume(image.geometry(), image.values())).values();
        double[] actual = USUAL.apply(new Volume(image.geometry(), scaled)).values();
        for (int n = 0; n < actual.length; n++) {
            assertThat(actual[n]).isCloseTo(factor * expected[n], within(1e-9 * factor * expected[n]));
        }
    }

    @Test
    void twoRunsAreTheSameToTheLastBit() throws Exception {
        Volume image = BiasedVolume.of(48, 40, 20);
        assertThat(USUAL.apply(image).values())
                .containsExactly(USUAL.apply(image).values());
    }

    @ParameterizedTest
    @CsvSource({"INT16, FLOAT32", "FLOAT32, FLOAT32", "FLOAT64, FLOAT64"})
    void theResultIsOfRealNumbers(ScalarType type, ScalarType expected) throws Exception {
        Volume image = BiasedVolume.of(24, 20, 8);
        Volume corrected = USUAL.apply(new Volume(image.geometry(), image.values(), type));
        assertThat(corrected.type()).isEqualTo(expected);
        assertThat(corrected.geometry()).isEqualTo(image.geometry());
        for (double v : corrected.values()) {
            assertThat(v).isEqualTo(expected.hold(v));
        }
    }

    @Test
    void theCorrectedImageIsTheImageOverTheField() throws Exception {
        Volume image = new Volume(
                BiasedVolume.of(24, 20, 8).geometry(),
                BiasedVolume.of(24, 20, 8).values());
        double[] log = USUAL.logField(image).values();
        double[] expected = new double[log.length];
        Arrays.setAll(expected, n -> image.values()[n] / Math.exp(log[n]));
        assertThat(USUAL.apply(image).values()).containsExactly(expected);
    }

    /** Single slices, lines and voxels too: where the field cannot vary along an axis, it does not run away. */
    @ParameterizedTest
    @CsvSource({"40, 30, 1", "40, 1, 1", "1, 1, 9", "3, 2, 2", "2, 1, 1", "1, 1, 1"})
    void smallImages(int x, int y, int z) throws Exception {
        GridSize size = new GridSize(x, y, z);
        double[] values = new double[size.voxels()];
        Arrays.setAll(values, n -> 100 + 3 * n % 7 + n % x);
        N4Settings settings = N4Settings.DEFAULTS.withMask(FitMask.POSITIVE);
        double[] corrected =
                new N4BiasFieldCorrection(settings).apply(volume(size, values)).values();
        for (int n = 0; n < values.length; n++) {
            assertThat(corrected[n]).isBetween(values[n] / 1.5, values[n] * 1.5);
        }
    }

    /** As ITK's ShrinkImageFilter: of 22 slices five, four apart, around the middle; never less than two. */
    @Test
    void theShrunkenGridIsInTheMiddle() {
        ShrunkenGrid grid = ShrunkenGrid.of(new GridSize(61, 3, 22), 4);
        assertThat(grid.size()).isEqualTo(new GridSize(15, 3, 5));
        assertThat(grid.index(0, 0, 0)).isEqualTo(grid.whole().index(2, 0, 3));
        assertThat(grid.index(14, 2, 4)).isEqualTo(grid.whole().index(58, 2, 19));
    }

    @Test
    void voxelsWithoutALogarithmHaveNoPartInTheFit() throws Exception {
        Volume image = BiasedVolume.of(24, 20, 16);
        double[] values = image.values().clone();
        double[] spoilt = image.values().clone();
        double[] strange = {0, -700, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (int n = 0; n < strange.length; n++) {
            values[n] = 0;
            spoilt[n] = strange[n];
        }
        N4BiasFieldCorrection positive = new N4BiasFieldCorrection(
                N4Settings.DEFAULTS.withShrinkFactor(1).withMask(FitMask.POSITIVE));
        Volume expected = positive.logField(new Volume(image.geometry(), values));
        Volume actual = positive.logField(new Volume(image.geometry(), spoilt));
        assertThat(actual.values()).containsExactly(expected.values());
        assertThat(positive.apply(new Volume(image.geometry(), spoilt)).values()[2])
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -3, Double.NaN})
    void anImageWithNothingToFitIsRefused(double value) {
        double[] values = new double[SIZE.voxels()];
        Arrays.fill(values, value);
        for (FitMask mask : FitMask.values()) {
            N4Settings settings = N4Settings.DEFAULTS.withMask(mask);
            assertThatThrownBy(() -> new N4BiasFieldCorrection(settings).apply(volume(SIZE, values)))
                    .isInstanceOf(ImageException.NotScalable.class)
                    .hasMessageContaining("biasFieldCorrection")
                    .hasMessageContaining(mask.name());
        }
    }

    @Test
    void badSettingsAreRefused() {
        N4Settings d = N4Settings.DEFAULTS;
        assertThatThrownBy(() -> d.withShrinkFactor(0)).hasMessage("the shrink factor must be 1 or more, was 0");
        for (List<Integer> iterations :
                List.of(List.<Integer>of(), List.of(50, 0), List.of(1, 1, 1, 1, 1, 1, 1, 1, 1))) {
            assertThatThrownBy(() -> new N4Settings(iterations, 4, 0.001, 200, 0.01, 0.15, 4, FitMask.OTSU))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1 to 8 levels");
        }
        assertThatThrownBy(() -> new N4Settings(d.iterations(), 3, 0.001, 200, 0.01, 0.15, 4, FitMask.OTSU))
                .hasMessage("control points must be 4 or more, was 3");
        assertThatThrownBy(() -> new N4Settings(d.iterations(), 4, 0.001, 200, 0, 0.15, 4, FitMask.OTSU))
                .hasMessage("the Wiener noise must be above 0, was 0.0");
    }
}
