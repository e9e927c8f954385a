package org.deltarad.image.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.deltarad.image.ImageException;
import org.deltarad.image.ReferenceNumbers;
import org.deltarad.image.TestVolume;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

class NormalisationTest {
    /** Sums over 105 voxels in another order than NumPy's. */
    private static final double SUMS = 1e-14;

    private final Volume image = TestVolume.of(7, 5, 3, ScalarType.INT16);

    @Test
    void scoresAreThoseOfNumPy() throws Exception {
        Map<String, double[]> expected = ReferenceNumbers.read("pointwise.txt.gz");
        Volume scaled = new Normalisation(100, OptionalDouble.empty()).apply(image);
        assertThat(ReferenceNumbers.deviation(scaled.values(), expected.get("normalise")))
                .isLessThan(SUMS);
        assertThat(scaled.type()).isEqualTo(ScalarType.FLOAT64);
        Volume cut = new Normalisation(10, OptionalDouble.of(1.25)).apply(image);
        assertThat(ReferenceNumbers.deviation(cut.values(), expected.get("outliers")))
                .isLessThan(SUMS);
        assertThat(cut.values()).contains(12.5).contains(-12.5);
    }

    @Test
    void theMeanBecomesTheTarget() throws Exception {
        assertThat(new MeanScaling(100).apply(image).mean()).isCloseTo(100, within(1e-11));
    }

    @Test
    void anImageWithoutContrastOrMeanIsRefused() {
        Volume flat = new Volume(image.geometry(), new double[105]);
        assertThatThrownBy(() -> new Normalisation(1, OptionalDouble.empty()).apply(flat))
                .isInstanceOf(ImageException.NotScalable.class)
                .hasMessageContaining("normalize");
        assertThatThrownBy(() -> new MeanScaling(100).apply(flat))
                .isInstanceOf(ImageException.NotScalable.class)
                .hasMessageContaining("normalizeToMean");
    }

    /** By ITK's formula in Python's doubles, whose sums are exact here; the squares of the deviations round otherwise. */
    @Test
    void wholeNumbersToTheLastBit() throws Exception {
        double[] values = IntStream.range(0, 60).mapToDouble(k -> k * k % 89).toArray();
        Volume image = new Volume(Geometry.axisAligned(new GridSize(60, 1, 1), new Vector3(1, 1, 1)), values);
        assertThat(new Normalisation(100, OptionalDouble.empty()).apply(image).values())
                .startsWith(-162.66038666116046, -159.1088498344976, -148.4542393545089, -130.69655522119444);
    }
}
