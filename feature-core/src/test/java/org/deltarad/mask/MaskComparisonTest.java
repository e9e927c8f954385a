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

class MaskComparisonTest {
    /** Sums of some hundred distances in another order. */
    private static final double ROUNDING = 1e-12;

    private static MaskComparison references(String name) throws MaskException {
        return MaskComparison.of(MaskReferences.mask(name, 0), MaskReferences.mask(name, 1), 2);
    }

    private static double[] numbers(MaskComparison c) {
        return new double[] {
            c.dice(),
            c.jaccard(),
            c.differingVoxels(),
            c.hausdorff(),
            c.hausdorff95(),
            c.meanFirstToSecond(),
            c.meanSecondToFirst(),
            c.averageSurfaceDistance(),
            c.surfaceDice()
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"cubes", "flat", "odd"})
    void allIsAsScipyHasIt(String name) throws Exception {
        assertThat(numbers(references(name)))
                .containsExactly(MaskReferences.numbers().get(name + " comparison"), within(ROUNDING));
    }

    /** Six decimals are what plastimatch prints; its Hausdorff distance is exact for these two, see the README. */
    @ParameterizedTest
    @ValueSource(strings = {"cubes", "flat"})
    void diceAndHausdorffAreThoseOfPlastimatch(String name) throws Exception {
        MaskComparison c = references(name);
        double[] expected = MaskReferences.numbers().get(name + " plastimatch");
        assertThat(new double[] {c.dice(), c.hausdorff()}).containsExactly(expected, within(1e-6));
    }

    @Test
    void equalMasksAgreeInEverything() throws Exception {
        Mask mask = MaskReferences.mask("odd", 1);
        MaskComparison c = MaskComparison.of(mask, mask, 0);
        assertThat(numbers(c)).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 1);
        assertThat(c.firstVolume()).isCloseTo(mask.count() * 0.7 * 1.3 * 2.1, within(1e-9));
        assertThat(c.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void movedCubesAreAsFarApartAsTheyWereMoved(boolean oblique) throws Exception {
        Geometry straight = Geometry.axisAligned(new GridSize(30, 20, 20), new Vector3(0.5, 1, 2));
        Geometry grid = oblique ? Masks.oblique(straight) : straight;
        MaskComparison c =
                MaskComparison.of(Masks.box(grid, 5, 5, 5, 14, 14, 14), Masks.box(grid, 9, 5, 5, 18, 14, 14), 1.9);
        assertThat(c.dice()).isCloseTo(0.6, within(1e-15));
        assertThat(c.jaccard()).isCloseTo(600 / 1400.0, within(1e-15));
        assertThat(c.hausdorff()).isCloseTo(2, within(1e-12));
        assertThat(c.surfaceDice()).isLessThan(1);
        assertThat(MaskComparison.of(Masks.box(grid, 5, 5, 5, 14, 14, 14), Masks.box(grid, 9, 5, 5, 18, 14, 14), 2)
                        .surfaceDice())
                .isEqualTo(1);
    }

    @Test
    void masksThatDoNotMeetHaveADiceOfZeroAndTheirDistance() throws Exception {
        Geometry grid = Masks.cubes(20, 5, 5, 1);
        MaskComparison c = MaskComparison.of(Masks.box(grid, 1, 1, 1, 2, 2, 2), Masks.box(grid, 11, 1, 1, 12, 2, 2), 3);
        assertThat(numbers(c)).containsExactly(0, 0, 16, 10, 10, 9.5, 9.5, 9.5, 0);
    }

    @Test
    void onAnotherGridTheSecondIsBroughtOntoTheFirstAndSaysSo() throws Exception {
        Geometry first = Masks.cubes(20, 20, 20, 1);
        Geometry second = new Geometry(
                new GridSize(40, 40, 40),
                new Vector3(5 - 0.25, 5 - 0.25, 5 - 0.25),
                new Vector3(0.5, 0.5, 0.5),
                first.columnDirection(),
                first.rowDirection(),
                first.sliceDirection());
        Mask one = Masks.box(first, 10, 10, 10, 17, 17, 17);
        // The same cube and four more millimetres, which reach beyond the first grid.
        Mask other = Masks.box(second, 10, 10, 10, 33, 25, 25);
        MaskComparison c = MaskComparison.of(one, other, 1);
        assertThat(c.firstVolume()).isEqualTo(512);
        assertThat(c.secondVolume()).isEqualTo(12 * 8 * 8);
        assertThat(c.hausdorff()).isCloseTo(4, within(1e-9));
        assertThat(c.remarks())
                .singleElement()
                .asString()
                .contains("nearest voxel", "768.0 mm3 inside", "768.0 mm3 there");
    }

    @Test
    void anEmptyMaskIsNamed() {
        Geometry grid = Masks.cubes(5, 5, 5, 1);
        Mask some = Masks.box(grid, 1, 1, 1, 2, 2, 2);
        Mask none = Masks.where(grid, (i, j, k) -> false);
        assertThatThrownBy(() -> MaskComparison.of(some, none, 1))
                .isInstanceOf(MaskException.EmptyMask.class)
                .hasMessageContaining("second");
        assertThatThrownBy(() -> MaskComparison.of(none, some, 1))
                .isInstanceOf(MaskException.EmptyMask.class)
                .hasMessageContaining("first");
        assertThatThrownBy(() -> MaskComparison.of(some, some, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void masksOfTwoWorldsAreRefused() {
        Geometry grid = Masks.cubes(5, 5, 5, 0.1);
        Mask here = Masks.box(grid, 1, 1, 1, 2, 2, 2);
        Geometry far = new Geometry(
                grid.size(),
                new Vector3(5000, 5000, 5000),
                grid.spacing(),
                grid.columnDirection(),
                grid.rowDirection(),
                grid.sliceDirection());
        Mask there = Masks.box(far, 1, 1, 1, 2, 2, 2);
        assertThatThrownBy(() -> MaskComparison.of(here, there, 1)).isInstanceOf(MaskException.GridMismatch.class);
    }
}
