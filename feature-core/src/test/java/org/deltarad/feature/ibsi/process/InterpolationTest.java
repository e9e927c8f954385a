package org.deltarad.feature.ibsi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.deltarad.feature.ibsi.process.Interpolation.Method;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterpolationTest {
    private static Interpolation to(Method method, double... spacing) {
        return new Interpolation(Arrays.stream(spacing).boxed().toList(), method, Method.LINEAR, 0.5, false);
    }

    /** The example of the reference manual (2.4): 4 x 4 voxels of 3 mm become 6 x 6 of 2 mm about the same centre. */
    @Test
    void gridsAreAlignedAtTheirCentres() {
        Geometry original = Geometry.axisAligned(new GridSize(4, 4, 2), new Vector3(3, 3, 5));
        Geometry grid = to(Method.LINEAR, 2, 2).grid(original);
        assertThat(grid.size()).isEqualTo(new GridSize(6, 6, 2));
        assertThat(grid.spacing()).isEqualTo(new Vector3(2, 2, 5));
        assertThat(grid.origin().minus(new Vector3(-0.5, -0.5, 0)).norm()).isLessThan(1e-12);
        Vector3 apart = grid.toPatient(2.5, 2.5, 0.5).minus(original.toPatient(1.5, 1.5, 0.5));
        assertThat(apart.norm()).isLessThan(1e-12);
    }

    @Test
    void aSpacingRoundedTo32BitMakesNoExtraVoxel() {
        Geometry original = Geometry.axisAligned(new GridSize(60, 1, 1), new Vector3(3.0000001, 1, 1));
        assertThat(to(Method.LINEAR, 2, 1, 1).grid(original).size().x()).isEqualTo(90);
    }

    /** A straight line, and a cubic for the spline, away from the edges; at the edges the nearest voxel goes on. */
    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"LINEAR", "CUBIC_SPLINE"})
    void polynomialsAreKept(Method method) {
        Geometry geometry = Geometry.axisAligned(new GridSize(80, 3, 2), new Vector3(3, 1, 1));
        double[] values = new double[geometry.size().voxels()];
        for (int n = 0; n < values.length; n++) {
            values[n] = function(method, geometry.toPatient(n % 80, 0, 0).x());
        }
        Volume result = to(method, 2, 1, 1).apply(new Volume(geometry, values));
        int compared = 0;
        for (int i = 0; i < result.geometry().size().x(); i++) {
            double x = result.geometry().toPatient(i, 0, 0).x();
            if (x > 75 && x < 165) {
                assertThat(result.at(i, 1, 1)).isCloseTo(function(method, x), within(1e-6));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(45);
        assertThat(result.at(0, 0, 0)).isCloseTo(values[0], within(method == Method.LINEAR ? 0.0 : 2e-1));
    }

    private static double function(Method method, double x) {
        return method == Method.LINEAR ? 5 - 2 * x : 1e-3 * x * x * x - 0.1 * x * x + x;
    }

    @Test
    void theSplineGoesThroughTheVoxels() {
        Geometry geometry = Geometry.axisAligned(new GridSize(5, 4, 3), new Vector3(2, 2, 2));
        double[] values = new double[60];
        for (int n = 0; n < values.length; n++) {
            values[n] = n * 37 % 23;
        }
        Volume result = to(Method.CUBIC_SPLINE, 2, 2, 2).apply(new Volume(geometry, values));
        assertThat(result.values()).containsExactly(values, within(1e-12));
        Volume halved = to(Method.CUBIC_SPLINE, 2 / 3.0, 2 / 3.0, 2 / 3.0).apply(new Volume(geometry, values));
        assertThat(halved.at(1 + 3 * 2, 1 + 3, 1 + 3))
                .isCloseTo(values[geometry.size().index(2, 1, 1)], within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aMirroredImageGivesTheMirroredResult(Method method) {
        Geometry geometry = Geometry.axisAligned(new GridSize(7, 1, 1), new Vector3(1.3, 1, 1));
        double[] values = {3, 1, 4, 1, 5, 9, 2};
        double[] mirrored = {2, 9, 5, 1, 4, 1, 3};
        double[] a = to(method, 0.7, 1, 1).apply(new Volume(geometry, values)).values();
        double[] b = to(method, 0.7, 1, 1).apply(new Volume(geometry, mirrored)).values();
        for (int n = 0; n < a.length; n++) {
            assertThat(a[n]).isCloseTo(b[a.length - 1 - n], within(1e-6));
        }
    }

    @Test
    void intensitiesAreRoundedWhenAsked() {
        Geometry geometry = Geometry.axisAligned(new GridSize(2, 1, 1), new Vector3(1, 1, 1));
        Interpolation half = new Interpolation(List.of(0.5, 1.0, 1.0), Method.LINEAR, Method.LINEAR, 0.5, true);
        assertThat(half.apply(new Volume(geometry, new double[] {0, 10})).values())
                .containsExactly(0, 2, 8, 10);
    }

    @Test
    void aVoxelIsInsideFromTheThresholdOn() {
        Geometry geometry = Geometry.axisAligned(new GridSize(3, 1, 1), new Vector3(2, 1, 1));
        Mask mask = new Mask(geometry, new boolean[] {true, false, false});
        // Voxels of 4/3 mm: centres at -2/3, 2/3, 2, 10/3 and 14/3, of which the mask covers 1, 2/3, 0.
        Interpolation low = new Interpolation(List.of(4 / 3.0, 1.0), Method.LINEAR, Method.LINEAR, 2 / 3.0, false);
        Interpolation high = new Interpolation(List.of(4 / 3.0, 1.0), Method.LINEAR, Method.LINEAR, 0.67, false);
        assertThat(low.apply(mask).inside()).containsExactly(true, true, false, false, false);
        assertThat(high.apply(mask).inside()).containsExactly(true, false, false, false, false);
    }
}
