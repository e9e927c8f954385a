package org.deltarad.feature.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deltarad.volume.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels as numpy.digitize gives them on PyRadiomics' bin edges; numbers from numpy 2.4.6. */
class BinningTest {
    private static int[] levels(Binning binning, double... values) {
        return levels(binning, ScalarType.FLOAT64, values);
    }

    private static int[] levels(Binning binning, ScalarType type, double... values) {
        double[] held = DoubleStream.of(values).map(type::hold).toArray();
        Binning.Bins bins = binning.bins(
                DoubleStream.of(held).min().orElseThrow(),
                DoubleStream.of(held).max().orElseThrow(),
                type);
        return DoubleStream.of(held).mapToInt(bins::level).toArray();
    }

    /** The example in PyRadiomics' own documentation: edges 50, 75, ... 175. */
    @Test
    void edgesAreMultiplesOfTheWidth() {
        assertThat(levels(new Binning.FixedWidth(25), 54, 74.999, 75, 100, 149, 166))
                .containsExactly(1, 1, 2, 3, 4, 5);
    }

    @Test
    void valuesOnEdgesBelongToTheBinAbove() {
        assertThat(levels(new Binning.FixedWidth(25), 50, 75, 100)).containsExactly(1, 2, 3);
        assertThat(levels(new Binning.FixedWidth(25), -50, -25.1, -25, 0)).containsExactly(1, 1, 2, 3);
    }

    /** Edges by repeated steps of 0.1 do not fall on the decimals themselves. */
    @Test
    void edgesThatRound() {
        assertThat(levels(new Binning.FixedWidth(0.1), 0.0, 0.1, 0.2, 0.3, 0.6, 0.7, 0.8, 1.0))
                .containsExactly(1, 2, 3, 3, 6, 7, 9, 11);
        assertThat(levels(new Binning.FixedWidth(0.1), 0.3, 0.4, 0.5, 0.6, 0.7)).containsExactly(1, 2, 3, 4, 5);
    }

    /** {@code getBinEdges} of a float32 array: lowest edge, second edge and length are of single precision. */
    @Test
    void edgesOfImagesOfSinglePrecision() {
        assertThat(levels(new Binning.FixedWidth(0.1), ScalarType.FLOAT32, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8))
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(levels(
                        new Binning.FixedWidth(0.3), ScalarType.FLOAT32, -1.1, -0.9, -0.6, 0, 0.3, 0.6, 1.2, 29.4, 30))
                .containsExactly(1, 2, 3, 5, 6, 7, 9, 102, 104);
        assertThat(levels(new Binning.FixedWidth(0.1), ScalarType.FLOAT32, 100, 100.1, 100.2, 100.3, 100.9, 101, 112.7))
                .containsExactly(2, 3, 4, 5, 11, 12, 129);
        assertThat(levels(new Binning.FixedCount(10), ScalarType.FLOAT32, 0, 0.1, 0.2, 0.3, 0.6, 0.7, 0.9, 1))
                .containsExactly(1, 2, 3, 4, 7, 8, 9, 10);
        double[] tenths = IntStream.range(0, 33).mapToDouble(k -> 0.1 * k).toArray();
        assertThat(levels(new Binning.FixedCount(32), ScalarType.FLOAT32, tenths))
                .containsExactly(
                        1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 11, 12, 13, 13, 15, 16, 17, 18, 18, 20, 21, 21, 23, 24, 25, 26,
                        26, 28, 29, 30, 31, 31, 32);
    }

    @Test
    void aFixedNumberOfBins() {
        assertThat(levels(new Binning.FixedCount(4), 0, 24, 25, 50, 74, 75, 100))
                .containsExactly(1, 1, 2, 3, 3, 4, 4);
        assertThat(levels(new Binning.FixedCount(10), 0, 0.1, 0.2, 0.3, 0.6, 0.7, 0.9, 1))
                .containsExactly(1, 2, 3, 3, 6, 7, 10, 10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 7, -7, 25, 0.1, 1e9})
    void oneValueIsOneLevel(double value) {
        assertThat(levels(new Binning.FixedWidth(25), value, value)).containsExactly(1, 1);
        assertThat(levels(new Binning.FixedCount(1), value, value)).containsExactly(1, 1);
    }

    /** numpy.histogram puts half a unit on either side of a single value; its bin is the upper middle one. */
    @Test
    void oneValueInSeveralBins() {
        assertThat(levels(new Binning.FixedCount(32), 7, 7)).containsExactly(17, 17);
    }
}
