package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.node.imaging.Slices.refused;
import static org.deltarad.node.imaging.mask.Contours.box;
import static org.deltarad.node.imaging.mask.Contours.roi;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.mask.ContourRasterizer.Raster;
import org.deltarad.node.imaging.mask.MaskRules.BetweenSlices;
import org.deltarad.node.imaging.mask.RtRoi.Contour;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;

/** Contour planes that are not one to a slice; every contour holds 9 voxels. */
class SliceAssignmentTest {
    private static final Geometry GRID = Geometry.axisAligned(new GridSize(8, 8, 12), new Vector3(1, 1, 2));

    private static Raster raster(BetweenSlices rule, double... levels) throws Exception {
        Contour[] contours = DoubleStream.of(levels)
                .mapToObj(k -> box(GRID, k, 1.5, 1.5, 4.5, 4.5))
                .toArray(Contour[]::new);
        return new ContourRasterizer(rule).rasterize(roi(contours), GRID);
    }

    private static List<Integer> slices(Raster r) {
        return IntStream.range(0, 12).filter(k -> r.mask().at(2, 2, k)).boxed().toList();
    }

    @Test
    void everySecondSliceIsRefusedOrFilledWithTheNearest() throws Exception {
        assertThat(refused(Reason.CONTOUR_OFF_SLICE, () -> raster(BetweenSlices.REFUSE, 3, 5, 7, 9)))
                .hasMessageContaining("4.0000 mm apart where slices are 2.0000 mm apart");
        Raster r = raster(BetweenSlices.NEAREST, 3, 5, 7, 9);
        // Four planes 4 mm apart are 16 mm, eight slices: 2 to below 10; midway the plane of higher index.
        assertThat(slices(r)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(r.remarks())
                .singleElement()
                .asString()
                .contains("4 contour planes, usually 4.0000 mm apart")
                .contains("8 slices");
    }

    @Test
    void oneSliceDrawnMoreDoesNotMakeACoarseSeriesDense() {
        refused(Reason.CONTOUR_OFF_SLICE, () -> raster(BetweenSlices.REFUSE, 0, 1, 3, 5, 7, 9));
    }

    @Test
    void aFinerSeriesIsRefusedOrEachSliceTakesItsPlane() throws Exception {
        double[] half = {2, 2.5, 3, 3.5, 4, 4.5, 5};
        refused(Reason.CONTOUR_OFF_SLICE, () -> raster(BetweenSlices.REFUSE, half));
        assertThat(slices(raster(BetweenSlices.NEAREST, half))).containsExactly(2, 3, 4, 5);
    }

    @Test
    void planesMidwayAreRefusedOrGoUp() throws Exception {
        refused(Reason.CONTOUR_OFF_SLICE, () -> raster(BetweenSlices.REFUSE, 2.5, 3.5, 4.5));
        assertThat(slices(raster(BetweenSlices.NEAREST, 2.5, 3.5, 4.5))).containsExactly(2, 3, 4);
    }

    @Test
    void whereEachSliceHasItsPlaneBothRulesAgree() throws Exception {
        for (double[] levels :
                new double[][] {{4}, {4.3}, {2, 3, 4}, {2.2, 3.2, 4.2}, {1.8, 2.8, 5.8, 6.8}, {0.1, 0.9, 2.2}}) {
            assertThat(slices(raster(BetweenSlices.NEAREST, levels)))
                    .isEqualTo(slices(raster(BetweenSlices.REFUSE, levels)));
        }
    }

    @Test
    void aGapStaysAGap() throws Exception {
        Raster r = raster(BetweenSlices.NEAREST, 1, 2, 3, 7, 8, 9);
        assertThat(slices(r)).containsExactly(1, 2, 3, 7, 8, 9);
        assertThat(r.remarks()).containsExactly("no contour on slice(s) 4 to 6 (zero based) within the ROI's extent");
    }

    @Test
    void planesBeyondTheImageAreRefusedByEitherRule() {
        for (BetweenSlices rule : BetweenSlices.values()) {
            refused(Reason.CONTOUR_OFF_SLICE, () -> raster(rule, 10, 11, 12));
            refused(Reason.NO_VOXEL_INSIDE, () -> raster(rule, 13, 14));
        }
    }
}
