package org.deltarad.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.deltarad.image.ReferenceNumbers;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistanceTransformTest {
    /** Part of the greatest distance: two orders of the same few sums and roots. */
    private static final double ROUNDING = 1e-14;

    private static double[] distances(boolean[] sources, Geometry grid) {
        double[] squares = DistanceTransform.squared(sources, grid.size(), grid.spacing());
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cubes", "flat", "odd"})
    void distancesAreThoseOfScipy(String name) throws Exception {
        var references = MaskReferences.numbers();
        Geometry grid = MaskReferences.grid(name);
        assertThat(ReferenceNumbers.deviation(
                        distances(MaskReferences.mask(name, 0).inside(), grid), references.get(name + " distance")))
                .isLessThan(ROUNDING);
        boolean[] outside = MaskReferences.mask(name, 1).inside().clone();
        for (int n = 0; n < outside.length; n++) {
            outside[n] = !outside[n];
        }
        assertThat(ReferenceNumbers.deviation(distances(outside, grid), references.get(name + " depth")))
                .isLessThan(ROUNDING);
    }

    @Test
    void distancesAreTheLeastOfAllPairs() {
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            GridSize size = new GridSize(1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9));
            Vector3 spacing = new Vector3(
                    0.1 + random.nextDouble(), 0.1 + 3 * random.nextDouble(), 0.1 + 6 * random.nextDouble());
            double part = random.nextDouble();
            Geometry grid = Geometry.axisAligned(size, spacing);
            Mask sources = Masks.where(grid, (i, j, k) -> random.nextDouble() < part * part);
            double[] actual = distances(sources.inside(), grid);
            for (int n = 0; n < actual.length; n++) {
                double nearest = Double.POSITIVE_INFINITY;
                for (int m = 0; m < actual.length; m++) {
                    if (sources.inside()[m]) {
                        nearest =
                                Math.min(nearest, at(grid, n).minus(at(grid, m)).norm());
                    }
                }
                assertThat(actual[n]).as("round %s voxel %s", round, n).isCloseTo(nearest, within(1e-12));
            }
        }
    }

    private static Vector3 at(Geometry grid, int n) {
        int x = grid.size().x();
        int y = grid.size().y();
        int k = n / (x * y);
        int j = n / x % y;
        return grid.toPatient(n % x, j, k);
    }

    @Test
    void withoutASourceAllIsInfinitelyFar() {
        GridSize size = new GridSize(3, 2, 2);
        assertThat(DistanceTransform.squared(new boolean[12], size, new Vector3(1, 1, 1)))
                .containsOnly(Double.POSITIVE_INFINITY);
    }
}
