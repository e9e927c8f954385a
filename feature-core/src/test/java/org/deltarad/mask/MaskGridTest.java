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
import org.junit.jupiter.params.provider.EnumSource;

class MaskGridTest {
    private static final Geometry FINE = Geometry.axisAligned(new GridSize(60, 60, 30), new Vector3(0.5, 0.5, 1));

    /** The same place in the patient, other voxels. */
    private static Geometry coarse() {
        return new Geometry(
                new GridSize(16, 16, 8),
                new Vector3(0.3, 0.1, 0.7),
                new Vector3(1.9, 1.9, 4),
                FINE.columnDirection(),
                FINE.rowDirection(),
                FINE.sliceDirection());
    }

    @ParameterizedTest
    @EnumSource(MaskGrid.Rule.class)
    void aBallKeepsItsPlaceAndAboutItsVolume(MaskGrid.Rule rule) throws Exception {
        Mask ball = Masks.ball(FINE, new Vector3(15, 14, 16), 9);
        Geometry turned = Masks.oblique(Masks.cubes(45, 45, 45, 1));
        Geometry around = new Geometry(
                turned.size(),
                new Vector3(15, 14, 16).minus(turned.toPatient(22, 22, 22).minus(turned.origin())),
                turned.spacing(),
                turned.columnDirection(),
                turned.rowDirection(),
                turned.sliceDirection());
        for (Geometry grid : new Geometry[] {coarse(), around}) {
            Mask moved = MaskGrid.onto(ball, grid, rule);
            double volume = ball.count() * FINE.voxelVolume();
            // Voxels of up to 14 mm3 on a ball of 3000: the count is good to a few of a hundred.
            assertThat(moved.count() * grid.voxelVolume()).isCloseTo(volume, within(0.04 * volume));
            Vector3 at = grid.toIndex(new Vector3(15, 14, 16));
            assertThat(moved.at((int) Math.rint(at.x()), (int) Math.rint(at.y()), (int) Math.rint(at.z())))
                    .isTrue();
        }
    }

    @Test
    void theRulesDifferWhereTheyShould() throws Exception {
        Geometry line = Geometry.axisAligned(new GridSize(4, 1, 1), new Vector3(1, 1, 1));
        Geometry between = new Geometry(
                new GridSize(3, 1, 1),
                new Vector3(0.4, 0, 0),
                line.spacing(),
                line.columnDirection(),
                line.rowDirection(),
                line.sliceDirection());
        Mask mask = Masks.box(line, 1, 0, 0, 1, 0, 0);
        // At 0.4, 1.4, 2.4: nearest 0, 1, 2; linear 0.4, 0.6, 0.
        assertThat(MaskGrid.onto(mask, between, MaskGrid.Rule.NEAREST).inside()).containsExactly(false, true, false);
        assertThat(MaskGrid.onto(mask, between, MaskGrid.Rule.LINEAR).inside()).containsExactly(false, true, false);
        Geometry half = new Geometry(
                new GridSize(3, 1, 1),
                new Vector3(0.5, 0, 0),
                line.spacing(),
                line.columnDirection(),
                line.rowDirection(),
                line.sliceDirection());
        assertThat(MaskGrid.onto(mask, half, MaskGrid.Rule.NEAREST).inside()).containsExactly(true, false, false);
        assertThat(MaskGrid.onto(mask, half, MaskGrid.Rule.LINEAR).inside()).containsExactly(true, true, false);
    }

    @Test
    void theSameGridIsLeftAsItIs() throws Exception {
        Mask ball = Masks.ball(FINE, new Vector3(15, 14, 16), 9);
        assertThat(MaskGrid.onto(ball, FINE, MaskGrid.Rule.LINEAR).inside()).isSameAs(ball.inside());
    }

    @Test
    void elsewhereNothingIsInsideAndSaysSo() {
        Mask ball = Masks.ball(FINE, new Vector3(15, 14, 16), 9);
        Geometry elsewhere = new Geometry(
                FINE.size(),
                new Vector3(500, 0, 0),
                FINE.spacing(),
                FINE.columnDirection(),
                FINE.rowDirection(),
                FINE.sliceDirection());
        assertThatThrownBy(() -> MaskGrid.onto(ball, elsewhere, MaskGrid.Rule.NEAREST))
                .isInstanceOf(MaskException.EmptyResult.class);
    }

    @Test
    void beyondTheFieldOfAnImageVoxelsAreLeftOut() throws Exception {
        Mask block = Masks.box(FINE, 10, 10, 5, 29, 29, 14);
        Geometry field = Geometry.axisAligned(new GridSize(20, 20, 4), new Vector3(2, 2, 3));
        Mask kept = MaskGrid.withinField(block, field);
        // The field's last slice is at 9 mm and reaches to 10.5: slices 5 to 10 of 1 mm.
        assertThat(kept.count()).isEqualTo(20 * 20 * 6);
        assertThat(kept.at(10, 10, 10)).isTrue();
        assertThat(kept.at(10, 10, 11)).isFalse();
    }

    @Test
    void theSameVoxelsInAnotherOrderAreReordered() {
        Geometry grid = Masks.oblique(Masks.cubes(7, 5, 4, 1));
        boolean[] inside = new boolean[grid.size().voxels()];
        inside[grid.size().index(1, 2, 3)] = true;
        inside[grid.size().index(6, 0, 1)] = true;
        // i runs along minus rows, j along slices, k along minus columns; the origin is rounded as single precision is.
        Geometry turned = new Geometry(
                new GridSize(5, 4, 7),
                grid.toPatient(6, 4, 0).plus(new Vector3(3e-6, -4e-6, 2e-6)),
                new Vector3(
                        grid.spacing().y(), grid.spacing().z(), grid.spacing().x()),
                grid.rowDirection().times(-1),
                grid.sliceDirection(),
                grid.columnDirection().times(-1));
        boolean[] same = new boolean[inside.length];
        same[turned.size().index(4 - 2, 3, 6 - 1)] = true;
        same[turned.size().index(4, 1, 0)] = true;
        assertThat(MaskGrid.reordered(new Mask(turned, same), grid, 0.01))
                .hasValueSatisfying(m -> assertThat(m.inside()).isEqualTo(inside));
    }

    @Test
    void otherVoxelsAreNotReordered() {
        Geometry grid = Masks.cubes(4, 2, 3, 1);
        Mask mask = Masks.ball(grid, new Vector3(1, 1, 1), 2);
        Vector3 half = new Vector3(0.5, 0, 0);
        Geometry beside = new Geometry(
                grid.size(),
                grid.origin().plus(half),
                grid.spacing(),
                grid.columnDirection(),
                grid.rowDirection(),
                grid.sliceDirection());
        assertThat(MaskGrid.reordered(mask, beside, 0.01)).isEmpty();
        assertThat(MaskGrid.reordered(mask, Masks.cubes(4, 2, 4, 1), 0.01)).isEmpty();
        // As many voxels and the same corners, but 2 x 4 instead of 4 x 2.
        Geometry other = Geometry.axisAligned(new GridSize(2, 4, 3), new Vector3(3, 1 / 3.0, 1));
        assertThat(MaskGrid.reordered(mask, other, 0.01)).isEmpty();
    }
}
