package org.deltarad.feature.ibsi.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.deltarad.feature.region.Region;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpatialAutocorrelationTest {
    @ParameterizedTest
    @CsvSource({"9, 7, 5", "1, 8, 6", "7, 1, 1", "1, 1, 9", "6, 5, 1"})
    void frequenciesGiveWhatPairsGive(int x, int y, int z) {
        GridSize size = new GridSize(x, y, z);
        Random random = new Random(size.voxels());
        double[] values = random.doubles(size.voxels(), -1, 1).toArray();
        boolean[] inside = new boolean[values.length];
        double[] deviations = new double[values.length];
        for (int v = 0; v < values.length; v++) {
            inside[v] = v == 0 || random.nextInt(3) > 0;
            deviations[v] = inside[v] ? values[v] : 0;
        }
        Vector3 spacing = new Vector3(0.9, 1.1, 3);
        Region region = new Region(size, spacing, values, inside);
        SpatialAutocorrelation.PairSums pairs = SpatialAutocorrelation.pairwise(region, deviations);
        SpatialAutocorrelation.PairSums sums = LagSpectrum.sums(inside, deviations, size, spacing);
        assertThat(sums.weights()).isCloseTo(pairs.weights(), within(1e-11 * pairs.weights()));
        assertThat(sums.products()).isCloseTo(pairs.products(), within(1e-11 * pairs.weights()));
        assertThat(sums.squares()).isCloseTo(pairs.squares(), within(1e-11 * pairs.weights()));
    }

    /** Three voxels 1 mm apart: weights 1, 1 and 1/2. */
    @Test
    void threeVoxelsByHand() {
        Region region = new Region(
                new GridSize(3, 1, 1), new Vector3(1, 1, 1), new double[] {1, 2, 6}, new boolean[] {true, true, true});
        // Deviations -2, -1, 3 and squares 14; weights of ordered pairs 2 (1 + 1 + 1/2) = 5.
        SpatialAutocorrelation result = SpatialAutocorrelation.of(region);
        assertThat(result.moran()).isCloseTo(3 / 5.0 * 2 * (2 - 3 - 6 / 2.0) / 14, within(1e-12));
        assertThat(result.geary()).isCloseTo(2 / 10.0 * 2 * (1 + 16 + 25 / 2.0) / 14, within(1e-12));
    }
}
