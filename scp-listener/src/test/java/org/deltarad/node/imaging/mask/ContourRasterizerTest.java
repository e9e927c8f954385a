package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.node.imaging.Slices.refused;
import static org.deltarad.node.imaging.mask.Contours.box;
import static org.deltarad.node.imaging.mask.Contours.closed;
import static org.deltarad.node.imaging.mask.Contours.roi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Slices;
import org.deltarad.node.imaging.mask.ContourRasterizer.Raster;
import org.deltarad.node.imaging.mask.MaskRules.BetweenSlices;
import org.deltarad.node.imaging.mask.RtRoi.Contour;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;

class ContourRasterizerTest {
    /** Pixels twice as high as wide. */
    private static final Geometry AXIAL = Geometry.axisAligned(new GridSize(12, 10, 6), new Vector3(0.5, 1, 3));

    private final ContourRasterizer rasterizer = new ContourRasterizer(BetweenSlices.REFUSE);

    private Mask mask(Contour... contours) throws ImagingException {
        return rasterizer.rasterize(roi(contours), AXIAL).mask();
    }

    /** One slice as text, a row per line. */
    private static List<String> slice(Mask m, int k) {
        List<String> rows = new ArrayList<>();
        for (int j = 0; j < m.geometry().size().y(); j++) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < m.geometry().size().x(); i++) {
                row.append(m.at(i, j, k) ? '#' : '.');
            }
            rows.add(row.toString());
        }
        return rows;
    }

    @Test
    void aBoxBetweenVoxelCentresHoldsExactlyThoseWithin() throws Exception {
        Mask m = mask(box(AXIAL, 2, 1.5, 2.5, 5.5, 4.5));
        assertThat(slice(m, 2).subList(2, 6))
                .containsExactly("............", "..####......", "..####......", "............");
        assertThat(m.count()).isEqualTo(8);
    }

    @Test
    void thereIsNoHalfVoxelShift() throws Exception {
        // Centres at 3 and 4 are 0.05 pixels inside of the left and right side; half a voxel either way would lose one.
        Mask m = mask(box(AXIAL, 0, 2.95, 2.95, 4.05, 4.05));
        assertThat(m.count()).isEqualTo(4);
        assertThat(m.at(3, 3, 0) && m.at(4, 3, 0) && m.at(3, 4, 0) && m.at(4, 4, 0))
                .isTrue();
    }

    @Test
    void centresOnAnEdgeBelongToTheSideOfHigherIndex() throws Exception {
        Mask left = mask(box(AXIAL, 0, 2, 2, 5, 5));
        Mask right = mask(box(AXIAL, 0, 5, 2, 8, 5));
        Mask below = mask(box(AXIAL, 0, 2, 5, 5, 8));
        assertThat(left.count()).isEqualTo(9);
        assertThat(left.at(2, 2, 0)).isTrue();
        assertThat(left.at(5, 2, 0)).isFalse();
        assertThat(left.at(2, 5, 0)).isFalse();
        for (int n = 0; n < left.inside().length; n++) {
            assertThat((left.inside()[n] ? 1 : 0) + (right.inside()[n] ? 1 : 0) + (below.inside()[n] ? 1 : 0))
                    .isLessThan(2);
        }
    }

    @Test
    void theTieRuleSurvivesTheArithmeticOfAnyOrigin() throws Exception {
        for (double origin : new double[] {-174.39450073242, 0.1, 1e3 / 3}) {
            Geometry g = new Geometry(
                    new GridSize(40, 40, 2),
                    new Vector3(origin, -origin, 3),
                    new Vector3(0.97699999809265, 0.97699999809265, 3),
                    new Vector3(1, 0, 0),
                    new Vector3(0, 1, 0),
                    new Vector3(0, 0, 1));
            Mask m = rasterizer.rasterize(roi(box(g, 1, 7, 7, 33, 33)), g).mask();
            assertThat(m.count()).isEqualTo(26 * 26);
            assertThat(m.at(7, 7, 1)).isTrue();
            assertThat(m.at(33, 33, 1)).isFalse();
        }
    }

    @Test
    void directionAndStartOfAContourDoNotMatter() throws Exception {
        Contour c = closed(AXIAL, 1, 1, 1, 9, 2, 7, 8, 4, 5, 2, 8);
        List<Vector3> backwards = new ArrayList<>(c.points());
        Collections.reverse(backwards);
        Collections.rotate(backwards, 2);
        Mask a = mask(c);
        Mask b = mask(new Contour("CLOSED_PLANAR", backwards, Set.of()));
        assertThat(b.inside()).containsExactly(a.inside());
    }

    @Test
    void closingPointRepeatedAtTheEndChangesNothing() throws Exception {
        Mask a = mask(closed(AXIAL, 1, 1, 1, 9, 2, 7, 8));
        Mask b = mask(closed(AXIAL, 1, 1, 1, 9, 2, 7, 8, 1, 1));
        assertThat(b.inside()).containsExactly(a.inside());
    }

    @Test
    void aContourWithinAnotherIsAHoleAndOneWithinThatAnIsland() throws Exception {
        Mask m = mask(
                box(AXIAL, 2, 0.5, 0.5, 9.5, 8.5),
                box(AXIAL, 2, 2.5, 2.5, 7.5, 6.5),
                box(AXIAL, 2, 4.5, 3.5, 5.5, 5.5));
        assertThat(slice(m, 2))
                .containsExactly(
                        "............",
                        ".#########..",
                        ".#########..",
                        ".##.....##..",
                        ".##..#..##..",
                        ".##..#..##..",
                        ".##.....##..",
                        ".#########..",
                        ".#########..",
                        "............");
    }

    @Test
    void severalContoursOnASliceAreAllInside() throws Exception {
        Mask m = mask(box(AXIAL, 2, 0.5, 0.5, 2.5, 2.5), box(AXIAL, 2, 5.5, 5.5, 8.5, 7.5));
        assertThat(m.count()).isEqualTo(4 + 6);
    }

    @Test
    void aKeyholeMakesTheSameHole() throws Exception {
        // The way in and out runs through voxel centres (j = 4), which must stay inside.
        Mask keyhole = mask(closed(
                AXIAL, 2, 0.5, 4, 0.5, 0.5, 9.5, 0.5, 9.5, 8.5, 0.5, 8.5, 0.5, 4, 2.5, 4, 2.5, 6.5, 7.5, 6.5, 7.5, 2.5,
                2.5, 2.5, 2.5, 4));
        Mask nested = mask(box(AXIAL, 2, 0.5, 0.5, 9.5, 8.5), box(AXIAL, 2, 2.5, 2.5, 7.5, 6.5));
        assertThat(slice(keyhole, 2)).isEqualTo(slice(nested, 2));
    }

    @Test
    void anObliqueKeyholeCancelsToTheBit() throws Exception {
        Mask keyhole = mask(closed(
                AXIAL, 0, 0.5, 0.5, 10.5, 0.5, 10.5, 8.5, 0.5, 8.5, 0.5, 0.5, 3.3, 2.7, 3.3, 5.1, 7.7, 5.1, 7.7, 2.7,
                3.3, 2.7));
        Mask nested = mask(box(AXIAL, 0, 0.5, 0.5, 10.5, 8.5), box(AXIAL, 0, 3.3, 2.7, 7.7, 5.1));
        assertThat(slice(keyhole, 0)).isEqualTo(slice(nested, 0));
    }

    @Test
    void aSingleVoxel() throws Exception {
        Mask m = mask(closed(AXIAL, 5, 3, 3.6, 3.4, 4, 3, 4.4, 2.6, 4));
        assertThat(m.count()).isEqualTo(1);
        assertThat(m.at(3, 4, 5)).isTrue();
    }

    @Test
    void agreesWithPointInPolygonOnRandomPolygons() throws Exception {
        Random random = new Random(5);
        Geometry g = Slices.oblique().read().volume().geometry();
        for (int trial = 0; trial < 200; trial++) {
            double[] ij = random.doubles(2L * (3 + random.nextInt(12)), -2, 8).toArray();
            boolean[] expected = new boolean[g.size().voxels()];
            int count = 0;
            for (int j = 0; j < g.size().y(); j++) {
                for (int i = 0; i < g.size().x(); i++) {
                    expected[g.size().index(i, j, 3)] = windingParity(ij, i, j);
                    count += expected[g.size().index(i, j, 3)] ? 1 : 0;
                }
            }
            if (count > 0) {
                Mask m = rasterizer.rasterize(roi(closed(g, 3, ij)), g).mask();
                assertThat(m.inside()).as("polygon " + Arrays.toString(ij)).containsExactly(expected);
            }
        }
    }

    /** Parity of the winding by angles summed around the point: another road to the even-odd rule. */
    private static boolean windingParity(double[] ij, double i, double j) {
        double sum = 0;
        for (int n = 0; n < ij.length; n += 2) {
            int m = (n + 2) % ij.length;
            double a = Math.atan2(ij[n + 1] - j, ij[n] - i);
            double b = Math.atan2(ij[m + 1] - j, ij[m] - i);
            sum += Math.IEEEremainder(b - a, 2 * Math.PI);
        }
        return Math.floorMod(Math.round(sum / (2 * Math.PI)), 2) == 1;
    }

    @Test
    void sagittalSlices() throws Exception {
        Geometry g = new Slices(
                        8,
                        9,
                        4,
                        new double[] {1, 2, 4},
                        new Vector3(0, 1, 0),
                        new Vector3(0, 0, -1),
                        new Vector3(7, 8, 9))
                .read()
                .volume()
                .geometry();
        // x = 7 - 4 k, y = 8 + 2 i, z = 9 - j
        Contour c = new Contour(
                "CLOSED_PLANAR",
                List.of(
                        new Vector3(-1, 9, 7.5),
                        new Vector3(-1, 15, 7.5),
                        new Vector3(-1, 15, 4.5),
                        new Vector3(-1, 9, 4.5)),
                Set.of());
        Mask m = rasterizer.rasterize(roi(c), g).mask();
        assertThat(slice(m, 2).subList(1, 6))
                .containsExactly("........", ".###....", ".###....", ".###....", "........");
        assertThat(m.count()).isEqualTo(9);
    }

    @Test
    void contoursWithinHalfASpacingGoToTheNearestSliceAndAreRemarkedOn() throws Exception {
        Raster r = rasterizer.rasterize(
                roi(box(AXIAL, 2.3, 1.5, 1.5, 3.5, 3.5), box(AXIAL, 3.3, 1.5, 1.5, 3.5, 3.5)), AXIAL);
        assertThat(r.mask().at(2, 2, 2) && r.mask().at(2, 2, 3)).isTrue();
        assertThat(r.mask().count()).isEqualTo(8);
        assertThat(r.remarks()).singleElement().asString().contains("0.9000 mm off the slice planes");
    }

    @Test
    void aPlaneMidwayBetweenSlicesIsRefused() {
        refused(Reason.CONTOUR_OFF_SLICE, () -> mask(box(AXIAL, 2.5, 1, 1, 4, 4)));
    }

    @Test
    void contoursOfAFinerSeriesAreRefused() {
        ImagingException e = refused(
                Reason.CONTOUR_OFF_SLICE,
                () -> mask(box(AXIAL, 2, 1.5, 1.5, 5.5, 5.5), box(AXIAL, 2.4, 1.5, 1.5, 4.5, 4.5)));
        assertThat(e).hasMessageContaining("1.2000 mm apart").hasMessageContaining("finer series");
    }

    @Test
    void contoursOfACoarserSeriesAreRefused() {
        assertThat(refused(
                        Reason.CONTOUR_OFF_SLICE,
                        () -> mask(box(AXIAL, 0, 1, 1, 4, 4), box(AXIAL, 2, 1, 1, 4, 4), box(AXIAL, 4, 1, 1, 4, 4))))
                .hasMessageContaining("coarser series");
    }

    @Test
    void aSkippedSliceStaysEmptyAndIsRemarkedOn() throws Exception {
        Raster r = rasterizer.rasterize(
                roi(box(AXIAL, 0, 1, 1, 4, 4), box(AXIAL, 1, 1, 1, 4, 4), box(AXIAL, 3, 1, 1, 4, 4)), AXIAL);
        assertThat(r.mask().count()).isEqualTo(27);
        assertThat(r.remarks()).containsExactly("no contour on slice(s) 2 (zero based) within the ROI's extent");
    }

    @Test
    void aContourThatIsNotParallelIsRefused() {
        Contour tilted = new Contour(
                "CLOSED_PLANAR",
                List.of(AXIAL.toPatient(1, 1, 2), AXIAL.toPatient(5, 1, 2), AXIAL.toPatient(5, 5, 2.2)),
                Set.of());
        assertThat(refused(Reason.CONTOUR_NOT_PARALLEL, () -> mask(tilted))).hasMessageContaining("0.6000 mm");
    }

    @Test
    void openContoursAndPointsAreLeftOutWithARemarkOrRefusedWhenThereIsNothingElse() throws Exception {
        Contour point = Contours.of("POINT", AXIAL, 2, 3, 3);
        Contour open = Contours.of("OPEN_PLANAR", AXIAL, 2, 3, 3, 5, 5, 8, 3);
        Contour line = closed(AXIAL, 2, 3, 3, 5, 5);
        Raster r = rasterizer.rasterize(roi(point, open, line, box(AXIAL, 2, 1, 1, 4, 4)), AXIAL);
        assertThat(r.mask().count()).isEqualTo(9);
        assertThat(r.remarks())
                .containsExactly("contours that enclose no area were left out: 1 OPEN_PLANAR, 1 POINT, 1 closed with"
                        + " fewer than 3 points");
        assertThat(refused(Reason.OPEN_CONTOUR, () -> mask(point, open))).hasMessageContaining("1 POINT");
        refused(Reason.OPEN_CONTOUR, () -> rasterizer.rasterize(roi(), AXIAL));
    }

    @Test
    void pointsOnOneLineEncloseNothing() throws Exception {
        Contour line = closed(AXIAL, 2, 3, 3, 5, 5, 8, 8, 4, 4);
        Raster r = rasterizer.rasterize(roi(line, box(AXIAL, 2, 1, 1, 4, 4)), AXIAL);
        assertThat(r.mask().count()).isEqualTo(9);
        assertThat(r.remarks())
                .containsExactly("contours that enclose no area were left out: 1 closed with all points on one line");
        refused(Reason.OPEN_CONTOUR, () -> mask(line));
    }

    @Test
    void aContourBetweenCentresIsRemarkedOn() throws Exception {
        Raster r = rasterizer.rasterize(roi(box(AXIAL, 2, 1, 1, 4, 4), box(AXIAL, 3, 2.2, 2.2, 2.8, 2.8)), AXIAL);
        assertThat(r.mask().count()).isEqualTo(9);
        assertThat(r.remarks()).containsExactly("1 contour(s) hold no voxel centre of their slice");
    }

    @Test
    void contoursThatCrossByTheirRimsAreRemarkedOn() throws Exception {
        Contour withTooth =
                closed(AXIAL, 2, 5.5, 0.5, 11.5, 0.5, 11.5, 8.5, 5.5, 8.5, 5.5, 4.6, 4.6, 4.6, 4.6, 3.4, 5.5, 3.4);
        Raster r = rasterizer.rasterize(roi(box(AXIAL, 2, 0.5, 0.5, 5.5, 8.5), withTooth), AXIAL);
        assertThat(r.remarks()).singleElement().asString().contains("cross by 1 voxel(s)");
    }

    @Test
    void nothingInsideTheImage() {
        refused(Reason.NO_VOXEL_INSIDE, () -> mask(box(AXIAL, 2, 20, 20, 25, 25)));
        refused(Reason.NO_VOXEL_INSIDE, () -> mask(box(AXIAL, 9, 1, 1, 5, 5)));
        refused(Reason.NO_VOXEL_INSIDE, () -> mask(box(AXIAL, 2, 3.2, 3.2, 3.8, 3.8)));
    }

    @Test
    void anRoiThatLeavesTheStackIsRefusedAndOneThatLeavesThePlaneRemarkedOn() throws Exception {
        refused(Reason.CONTOUR_OFF_SLICE, () -> mask(box(AXIAL, 5, 1, 1, 5, 5), box(AXIAL, 6, 1, 1, 5, 5)));
        Raster r = rasterizer.rasterize(roi(box(AXIAL, 5, -3, 1, 2, 3)), AXIAL);
        assertThat(r.mask().count()).isEqualTo(4);
        assertThat(r.remarks()).singleElement().asString().contains("reach past the image");
    }

    @Test
    void crossingOrRepeatedContoursAreRefusedUnlessTheyAskForXor() throws Exception {
        Contour a = box(AXIAL, 2, 0.5, 0.5, 6.5, 6.5);
        Contour b = box(AXIAL, 2, 3.5, 3.5, 9.5, 8.5);
        assertThat(refused(Reason.CONTOURS_OVERLAP, () -> mask(a, b))).hasMessageContaining("share 9 voxels");
        List<Vector3> backwards = new ArrayList<>(a.points());
        Collections.reverse(backwards);
        refused(Reason.CONTOURS_OVERLAP, () -> mask(a, new Contour("CLOSED_PLANAR", backwards, Set.of())));
        Mask m = mask(new Contour(Contour.XOR, a.points(), Set.of()), new Contour(Contour.XOR, b.points(), Set.of()));
        assertThat(m.count()).isEqualTo(36 + 30 - 2 * 9);
    }
}
