package org.deltarad.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
    private static double volume(Mask mask) {
        return mask.count() * mask.geometry().voxelVolume();
    }

    private static double ball(double radius) {
        return 4.0 / 3 * Math.PI * radius * radius * radius;
    }

    /** A voxel lattice counts a ball's volume to within its surface times a small part of a voxel: 1 % here. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theShellOfABallHasTheVolumeBetweenTwoBalls(boolean oblique) throws Exception {
        Geometry straight = Geometry.axisAligned(new GridSize(90, 90, 60), new Vector3(0.5, 0.5, 0.75));
        Geometry grid = oblique ? Masks.oblique(straight) : straight;
        Vector3 centre = grid.toPatient(44.5, 44.5, 29.5);
        Mask tumour = Masks.ball(grid, centre, 10);
        Mask shell = Shell.of(5).around(tumour);
        // Nearest voxel centres of the ball lie up to half a voxel below its surface: at most 0.25 mm on the mean.
        assertThat(volume(shell)).isBetween(ball(14.75) - ball(10), (ball(15) - ball(10)) * 1.01);
        for (int n = 0; n < shell.inside().length; n++) {
            assertThat(shell.inside()[n] && tumour.inside()[n]).isFalse();
        }
        Mask ring = new Shell(2, 5).around(tumour);
        Mask inner = Shell.of(2).around(tumour);
        assertThat(ring.count() + inner.count()).isEqualTo(shell.count());
        assertThat(Margin.dilated(tumour, 5).count()).isEqualTo(shell.count() + tumour.count());
    }

    @Test
    void aSingleVoxelsShellOnAnisotropicVoxelsIsAnEllipsoidOfVoxels() throws Exception {
        Geometry grid = Geometry.axisAligned(new GridSize(21, 21, 7), new Vector3(0.5, 0.5, 2.5));
        Mask point = Masks.box(grid, 10, 10, 3, 10, 10, 3);
        Mask shell = Shell.of(2.5).around(point);
        assertThat(shell.at(15, 10, 3)).isTrue();
        assertThat(shell.at(16, 10, 3)).isFalse();
        assertThat(shell.at(10, 10, 4)).as("one slice on is 2.5 mm").isTrue();
        assertThat(shell.at(11, 10, 4)).isFalse();
        assertThat(shell.at(10, 10, 5)).isFalse();
        assertThat(shell.at(13, 14, 3)).as("3-4-5 is 2.5 mm").isTrue();
        assertThat(shell.at(14, 14, 3)).isFalse();
        assertThat(shell.at(10, 10, 3)).isFalse();
    }

    @Test
    void aCubesShellHasTheDistancesOfItsFacesEdgesAndCorners() throws Exception {
        Geometry grid = Masks.cubes(16, 16, 16, 1);
        Mask shell = Shell.of(2).around(Masks.box(grid, 6, 6, 6, 9, 9, 9));
        assertThat(shell.at(4, 7, 7)).isTrue();
        assertThat(shell.at(3, 7, 7)).isFalse();
        assertThat(shell.at(5, 5, 7)).isTrue();
        assertThat(shell.at(4, 5, 7)).as("an edge's diagonal").isFalse();
        assertThat(shell.at(5, 5, 5)).as("a corner, the root of 3").isTrue();
        assertThat(shell.at(4, 5, 5)).isFalse();
        // 6 faces x 16 x 2, 12 edges x 4 x 1, 8 corners x 1
        assertThat(shell.count()).isEqualTo(192 + 48 + 8);
    }

    @Test
    void atTheBorderTheShellEndsAndSaysWhere() throws Exception {
        Geometry grid = Masks.cubes(12, 12, 12, 1);
        Mask corner = Masks.box(grid, 0, 4, 4, 2, 6, 11);
        Shell shell = Shell.of(3);
        assertThat(shell.cutOffAt(corner)).containsExactly("first column", "last slice");
        assertThat(shell.around(corner).count()).isPositive();
        assertThat(Shell.of(4).cutOffAt(corner))
                .as("four rows are left before it")
                .doesNotContain("first row");
        assertThat(Shell.of(5).cutOffAt(corner)).contains("first row");
    }

    @Test
    void aShellThatHoldsNoVoxelIsRefused() throws Exception {
        Geometry grid = Masks.cubes(8, 8, 8, 2);
        Mask tumour = Masks.box(grid, 3, 3, 3, 4, 4, 4);
        assertThatThrownBy(() -> Shell.of(1.9).around(tumour))
                .isInstanceOf(MaskException.EmptyResult.class)
                .hasMessageContaining("1.9 mm")
                .hasMessageContaining("2.0 x 2.0 x 2.0 mm");
        assertThat(Shell.of(2).around(tumour).count()).isEqualTo(24);
        Mask all = Masks.where(grid, (i, j, k) -> true);
        assertThatThrownBy(() -> Shell.of(5).around(all)).isInstanceOf(MaskException.EmptyResult.class);
        Mask none = Masks.where(grid, (i, j, k) -> false);
        assertThatThrownBy(() -> Shell.of(5).around(none)).isInstanceOf(MaskException.EmptyMask.class);
        assertThatThrownBy(() -> Shell.of(5).around(tumour, none)).isInstanceOf(MaskException.EmptyResult.class);
    }

    @Test
    void whatClipsTheShellMustBeOnItsGrid() throws Exception {
        Mask tumour = Masks.box(Masks.cubes(8, 8, 8, 1), 3, 3, 3, 4, 4, 4);
        Mask lower = Masks.where(tumour.geometry(), (i, j, k) -> k < 3);
        Mask clipped = Shell.of(1).around(tumour, lower);
        assertThat(clipped.count()).isEqualTo(4);
        assertThat(clipped.at(3, 3, 2)).isTrue();
        Mask elsewhere = Masks.where(Masks.cubes(8, 8, 9, 1), (i, j, k) -> true);
        assertThatThrownBy(() -> Shell.of(1).around(tumour, elsewhere)).isInstanceOf(MaskException.GridMismatch.class);
    }

    @Test
    void aSkewedGridIsRefused() {
        Geometry straight = Masks.cubes(8, 8, 8, 1);
        Geometry skewed = new Geometry(
                straight.size(),
                straight.origin(),
                straight.spacing(),
                straight.columnDirection(),
                straight.rowDirection(),
                new Vector3(0, Math.sin(0.1), Math.cos(0.1)));
        Mask tumour = Masks.box(skewed, 3, 3, 3, 4, 4, 4);
        assertThatThrownBy(() -> Shell.of(2).around(tumour))
                .isInstanceOf(MaskException.SkewedGrid.class)
                .hasMessageContaining("resample");
    }

    @Test
    void erosionTakesTheRimAndNotTheEdgeOfTheVolume() throws Exception {
        Geometry grid = Masks.cubes(10, 10, 10, 1);
        Mask block = Masks.box(grid, 2, 2, 0, 7, 7, 9);
        assertThat(Margin.eroded(block, 1).count()).isEqualTo(4 * 4 * 10);
        assertThat(Margin.eroded(block, 0.5).count()).isEqualTo(block.count());
        assertThatThrownBy(() -> Margin.eroded(block, 3)).isInstanceOf(MaskException.EmptyResult.class);
        Mask tumour = Masks.ball(Masks.cubes(50, 50, 50, 1), new Vector3(24.5, 24.5, 24.5), 20);
        assertThat(volume(Margin.eroded(tumour, 5))).isCloseTo(ball(15), within(0.05 * ball(15)));
    }

    @Test
    void shellsAreReadAsACommandLineHasThem() {
        assertThat(Shell.parse("5")).isEqualTo(new Shell(0, 5)).hasToString("5 mm");
        assertThat(Shell.parse("2.5:10")).isEqualTo(new Shell(2.5, 10)).hasToString("2.5:10 mm");
        for (String wrong : new String[] {"", "0", "-1", "5:2", "1:2:3", "5mm", "NaN", "Infinity", "1e3"}) {
            assertThatThrownBy(() -> Shell.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
