package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.node.imaging.mask.Contours.closed;
import static org.deltarad.node.imaging.mask.Contours.roi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.deltarad.node.imaging.mask.MaskRules.BetweenSlices;
import org.deltarad.node.imaging.mask.RtRoi.Contour;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;

class KeyholeTest {
    private static final Geometry GRID = Geometry.axisAligned(new GridSize(40, 40, 2), new Vector3(0.9765, 0.9765, 3));

    private static Mask mask(Geometry g, Contour... contours) throws Exception {
        return new ContourRasterizer(BetweenSlices.REFUSE)
                .rasterize(roi(contours), g)
                .mask();
    }

    /** A ring whose channel runs at the angle, its outer polygon and hole of many corners, the hole in either direction. */
    private static double[][] ring(double cx, double cy, double angle, boolean sameDirection) {
        int n = 24;
        List<double[]> outer = new ArrayList<>();
        List<double[]> hole = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double a = angle + 2 * Math.PI * i / n;
            double b = angle + (sameDirection ? 1 : -1) * 2 * Math.PI * i / n;
            outer.add(new double[] {cx + 15 * Math.cos(a), cy + 15 * Math.sin(a)});
            hole.add(new double[] {cx + 6 * Math.cos(b), cy + 6 * Math.sin(b)});
        }
        List<double[]> keyhole = new ArrayList<>(outer);
        keyhole.add(outer.get(0));
        keyhole.addAll(hole);
        keyhole.add(hole.get(0));
        return new double[][] {flat(outer), flat(hole), flat(keyhole)};
    }

    private static double[] flat(List<double[]> points) {
        return points.stream().flatMapToDouble(p -> Arrays.stream(p)).toArray();
    }

    /** Each coordinate rounded to 0.01 mm after an error of at most 0.005 mm: the two ways of a channel differ then. */
    private static Contour roundedUnevenly(Contour c, Random random) {
        return new Contour(
                c.geometricType(),
                c.points().stream()
                        .map(p -> new Vector3(uneven(p.x(), random), uneven(p.y(), random), p.z()))
                        .toList(),
                Set.of());
    }

    private static double uneven(double v, Random random) {
        return Math.rint((v + (random.nextDouble() - 0.5) * 0.01) * 100) / 100;
    }

    private static int differ(Mask a, Mask b) {
        int n = 0;
        for (int i = 0; i < a.inside().length; i++) {
            n += a.inside()[i] == b.inside()[i] ? 0 : 1;
        }
        return n;
    }

    @Test
    void channelsThroughVoxelCentresLoseNoneWhenRounded() throws Exception {
        Random random = new Random(11);
        int lostWithout = 0;
        for (int trial = 0; trial < 200; trial++) {
            // Along rows, columns and diagonals the channel runs through centres.
            double angle = trial % 8 * Math.PI / 4;
            // Off the centres' lattice otherwise, so that no centre is on the outline but on the channel.
            double[][] r = ring(20, 20, angle, trial % 2 == 0);
            Contour exact = closed(GRID, 1, r[2]);
            Contour rounded = roundedUnevenly(exact, random);
            Mask nested = mask(GRID, closed(GRID, 1, r[0]), closed(GRID, 1, r[1]));
            assertThat(differ(mask(GRID, exact), nested)).isZero();
            Mask channel = mask(GRID, rounded);
            for (int k = 7; k < 15; k++) {
                int i = (int) Math.round(20 + k * Math.cos(angle));
                int j = (int) Math.round(20 + k * Math.sin(angle));
                assertThat(channel.at(i, j, 1))
                        .as("trial " + trial + " at " + i + ", " + j)
                        .isEqualTo(nested.at(i, j, 1));
            }
            lostWithout += without(rounded, nested);
        }
        // What the rule mends: the plain polygons lose voxels of their channels.
        assertThat(lostWithout).isGreaterThan(100);
    }

    private static int without(Contour c, Mask nested) throws Exception {
        double[] x = new double[c.points().size()];
        double[] y = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            Vector3 v = GRID.toIndex(c.points().get(n));
            x[n] = v.x();
            y[n] = v.y();
        }
        BitSet plain = new PolygonFill(40, 40).fill(x, y);
        int lost = 0;
        for (int n = 0; n < 1600; n++) {
            lost += nested.inside()[1600 + n] && !plain.get(n) ? 1 : 0;
        }
        return lost;
    }

    @Test
    void pointsOnOneWayOfTheChannelOnlyDoNotMatter() throws Exception {
        // Out along row 20 with points at 8.3 and 11.1, back with one at 9.7 and 0.01 off the row.
        double off = 0.01 / 0.9765;
        Mask keyhole = mask(
                GRID,
                closed(
                        GRID, 1, 5.5, 20, 8.3, 20 + off, 11.1, 20, 14.5, 20, 14.5, 14.5, 25.5, 14.5, 25.5, 25.5, 14.5,
                        25.5, 14.5, 20 + off, 9.7, 20 - off, 5.5, 20 - off, 5.5, 33.5, 33.5, 33.5, 33.5, 5.5, 5.5,
                        5.5));
        Mask nested = mask(
                GRID,
                closed(GRID, 1, 5.5, 5.5, 33.5, 5.5, 33.5, 33.5, 5.5, 33.5),
                closed(GRID, 1, 14.5, 14.5, 25.5, 14.5, 25.5, 25.5, 14.5, 25.5));
        assertThat(differ(keyhole, nested)).isZero();
    }

    @Test
    void aContourOfClosePointsIsLeftAsItIs() {
        double[] x = new double[2000];
        double[] y = new double[2000];
        for (int n = 0; n < x.length; n++) {
            x[n] = 20 + 5 * Math.cos(2 * Math.PI * n / x.length);
            y[n] = 20 + 5 * Math.sin(2 * Math.PI * n / x.length);
        }
        Keyhole.Polygon closed = new Keyhole(0.97, 0.97).close(new Keyhole.Polygon(x, y));
        assertThat(closed.x()).containsExactly(x);
        assertThat(closed.y()).containsExactly(y);
    }

    @Test
    void aFigureOfEightIsLeftAsItIs() {
        double[] x = {10, 20, 30, 30, 20.01, 10};
        double[] y = {10, 20, 10, 30, 20.01, 30};
        Keyhole.Polygon closed = new Keyhole(1, 1).close(new Keyhole.Polygon(x, y));
        assertThat(closed.x()).containsExactly(x);
    }
}
