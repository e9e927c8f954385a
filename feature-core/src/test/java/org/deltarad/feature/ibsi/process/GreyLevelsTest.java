package org.deltarad.feature.ibsi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.deltarad.feature.ExtractionException;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

class GreyLevelsTest {
    private static Roi roi(Resegmentation resegmentation, double... values) throws ExtractionException {
        Geometry line = Geometry.axisAligned(new GridSize(values.length, 1, 1), new Vector3(1, 1, 1));
        boolean[] inside = new boolean[values.length];
        Arrays.fill(inside, true);
        return Roi.of(new Volume(line, values), new Mask(line, inside), resegmentation);
    }

    private static Resegmentation range(double low, double high) {
        return new Resegmentation(OptionalDouble.of(low), OptionalDouble.of(high), OptionalDouble.empty());
    }

    @Test
    void binsOfOneSizeStartAtTheLowerBound() throws Exception {
        Roi roi = roi(range(-10, 30), -11, -10, 0, 14, 15, 30, 31);
        GreyLevels levels = GreyLevels.of(roi, new Discretisation.FixedBinSize(5));
        assertThat(levels.levels()).containsExactly(0, 1, 3, 5, 6, 9, 0);
        assertThat(levels.maximum()).isEqualTo(9);
        assertThat(levels.voxels()).isEqualTo(5);
        assertThat(levels.histogram()).containsExactly(0, 1, 0, 1, 0, 1, 1, 0, 0, 1);
    }

    @Test
    void aNumberOfBinsIsOfTheRangeThatIsThere() throws Exception {
        Roi roi = roi(range(0, 1000), 10, 14.9, 15, 20);
        GreyLevels levels = GreyLevels.of(roi, new Discretisation.FixedBinNumber(2));
        assertThat(levels.levels()).containsExactly(1, 1, 2, 2);
    }

    @Test
    void outliersAreOfTheWholeRoiAndMeetTheRange() {
        double[] values = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 5, 100};
        boolean[] inside = new boolean[values.length];
        Arrays.fill(inside, true);
        Resegmentation both = new Resegmentation(OptionalDouble.of(1), OptionalDouble.of(100), OptionalDouble.of(3));
        // Mean 7.6, standard deviation 25.7: 100 is beyond 84.6, 1 and 5 are within the range too.
        boolean[] kept = both.apply(values, inside);
        assertThat(kept).isEqualTo(new boolean[] {
            false, false, false, false, false, false, false, false, false, false, false, true, true, false
        });
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> roi(range(5, 6), 1, 2, 3))
                .isInstanceOf(ExtractionException.EmptyMask.class)
                .hasMessageContaining("3 voxels");
        assertThatThrownBy(() -> roi(Resegmentation.NONE, 1, Double.NaN))
                .isInstanceOf(ExtractionException.NonFiniteVoxel.class)
                .hasMessageContaining("(1, 0, 0)");
        assertThatThrownBy(() -> GreyLevels.of(roi(Resegmentation.NONE, 0, 1e9), new Discretisation.FixedBinSize(1e-3)))
                .isInstanceOf(ExtractionException.TooManyGreyLevels.class)
                .hasMessageContaining("1000000000001 bins");
    }
}
