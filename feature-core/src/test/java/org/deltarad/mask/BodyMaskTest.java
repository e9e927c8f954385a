package org.deltarad.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

class BodyMaskTest {
    private static final Geometry GRID = Masks.cubes(40, 30, 6, 1);

    /** A body with a gas bubble in it, noise in the air and a bright bottle beside it. */
    private static Volume image(Mask body, Mask bubble, Mask bottle) {
        Random random = new Random(3);
        double[] values = new double[GRID.size().voxels()];
        for (int n = 0; n < values.length; n++) {
            boolean bright = (body.inside()[n] && !bubble.inside()[n]) || bottle.inside()[n];
            values[n] = bright ? 400 + random.nextInt(200) : random.nextInt(40);
        }
        return new Volume(GRID, values);
    }

    @Test
    void theBodyIsTheLargestPartAndWhatItEncloses() throws Exception {
        Mask body = Masks.where(GRID, (i, j, k) -> Math.pow((i - 16) / 13.0, 2) + Math.pow((j - 14) / 11.0, 2) <= 1);
        Mask bubble = Masks.box(GRID, 12, 10, 0, 16, 13, 5);
        Mask bottle = Masks.box(GRID, 34, 5, 0, 37, 20, 5);
        assertThat(BodyMask.of(image(body, bubble, bottle)).inside()).isEqualTo(body.inside());
    }

    @Test
    void whatIsOpenToTheEdgeOfTheSliceIsAir() throws Exception {
        Mask body = Masks.box(GRID, 5, 5, 0, 30, 25, 5);
        Mask cleft = Masks.box(GRID, 15, 0, 2, 17, 15, 2);
        Mask found = BodyMask.of(image(body, cleft, Masks.box(GRID, 39, 0, 0, 39, 0, 0)));
        assertThat(found.at(16, 10, 2)).isFalse();
        assertThat(found.at(16, 10, 3)).isTrue();
        assertThat(found.count()).isEqualTo(body.count() - 3 * 11);
    }

    @Test
    void aThresholdCanBeGiven() throws Exception {
        double[] values = new double[GRID.size().voxels()];
        for (int n = 0; n < values.length; n++) {
            values[n] = n % 40 < 20 ? -1000 : n % 40 < 30 ? -100 : 50;
        }
        Volume image = new Volume(GRID, values);
        assertThat(BodyMask.of(image, -300).count()).isEqualTo(values.length / 2);
        assertThat(BodyMask.of(image, 0).count()).isEqualTo(values.length / 4);
        assertThatThrownBy(() -> BodyMask.of(image, 50)).isInstanceOf(MaskException.EmptyResult.class);
    }

    @Test
    void anImageOfOneIntensityHasNoBody() {
        assertThatThrownBy(() ->
                        BodyMask.of(new Volume(GRID, new double[GRID.size().voxels()])))
                .isInstanceOf(MaskException.EmptyResult.class);
    }

    /** By a flood fill from each voxel, which is slow and plain. */
    @Test
    void theLargestComponentIsThatOfAFloodFill() {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            GridSize size = new GridSize(1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9));
            boolean[] inside = new boolean[size.voxels()];
            double part = random.nextDouble();
            for (int n = 0; n < inside.length; n++) {
                inside[n] = random.nextDouble() < part;
            }
            assertThat(LargestComponent.of(inside, size).orElse(new boolean[inside.length]))
                    .isEqualTo(flooded(inside, size));
        }
    }

    private static boolean[] flooded(boolean[] inside, GridSize size) {
        boolean[] left = inside.clone();
        boolean[] best = new boolean[inside.length];
        int most = 0;
        for (int n = 0; n < left.length; n++) {
            boolean[] part = new boolean[inside.length];
            int count = left[n]
                    ? flood(left, part, size, n % size.x(), n / size.x() % size.y(), n / size.x() / size.y())
                    : 0;
            if (count > most) {
                most = count;
                best = part;
            }
        }
        return best;
    }

    private static int flood(boolean[] left, boolean[] part, GridSize size, int i, int j, int k) {
        if (i < 0 || j < 0 || k < 0 || i >= size.x() || j >= size.y() || k >= size.z() || !left[size.index(i, j, k)]) {
            return 0;
        }
        left[size.index(i, j, k)] = false;
        part[size.index(i, j, k)] = true;
        return 1
                + flood(left, part, size, i - 1, j, k)
                + flood(left, part, size, i + 1, j, k)
                + flood(left, part, size, i, j - 1, k)
                + flood(left, part, size, i, j + 1, k)
                + flood(left, part, size, i, j, k - 1)
                + flood(left, part, size, i, j, k + 1);
    }
}
