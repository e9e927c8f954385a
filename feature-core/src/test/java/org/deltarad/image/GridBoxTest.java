package org.deltarad.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

class GridBoxTest {
    private static final GridSize SIZE = new GridSize(5, 4, 3);
    private static final Geometry GRID = Geometry.axisAligned(SIZE, new Vector3(2, 3, 4));
    private static final GridBox BOX = new GridBox(1, 2, 0, new GridSize(3, 2, 2));

    private static Mask mask(int... inside) {
        boolean[] flags = new boolean[SIZE.voxels()];
        for (int n : inside) {
            flags[n] = true;
        }
        return new Mask(GRID, flags);
    }

    @Test
    void theBoxAroundAMaskTouchesItsOutermostVoxels() {
        assertThat(GridBox.around(mask(SIZE.index(3, 2, 0), SIZE.index(1, 3, 1), SIZE.index(2, 2, 1))))
                .contains(BOX);
        assertThat(GridBox.around(mask(SIZE.index(4, 3, 2)))).contains(new GridBox(4, 3, 2, new GridSize(1, 1, 1)));
        assertThat(GridBox.around(mask())).isEmpty();
    }

    @Test
    void aWidenedBoxStaysInTheGrid() {
        assertThat(BOX.widened(1, SIZE)).isEqualTo(new GridBox(0, 1, 0, new GridSize(5, 3, 3)));
        assertThat(BOX.widened(0, 1, 9, SIZE)).isEqualTo(new GridBox(1, 1, 0, new GridSize(3, 3, 3)));
    }

    @Test
    void croppedVoxelsKeepTheirValuesAndPlaces() {
        double[] values = IntStream.range(0, SIZE.voxels()).asDoubleStream().toArray();
        Volume cropped = BOX.crop(new Volume(GRID, values));
        assertThat(cropped.at(0, 0, 0)).isEqualTo(SIZE.index(1, 2, 0));
        assertThat(cropped.at(2, 1, 1)).isEqualTo(SIZE.index(3, 3, 1));
        assertThat(cropped.geometry().toPatient(2, 1, 1)).isEqualTo(GRID.toPatient(3, 3, 1));
    }

    @Test
    void aMaskThatIsCroppedAndSpreadIsTheSameWithinTheBox() {
        Mask within = mask(SIZE.index(1, 2, 0), SIZE.index(3, 3, 1));
        assertThat(BOX.spread(BOX.crop(within).inside(), GRID).inside()).isEqualTo(within.inside());
        Mask reachingBeyond = mask(SIZE.index(1, 2, 0), SIZE.index(0, 0, 2));
        assertThat(BOX.count(reachingBeyond)).isEqualTo(1);
        assertThat(BOX.spread(BOX.crop(reachingBeyond).inside(), GRID).inside())
                .isEqualTo(mask(SIZE.index(1, 2, 0)).inside());
    }
}
