package org.deltarad.feature.ibsi.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;

/** Hull, boxes and ellipsoids around points. */
class BodiesTest {
    private static final Vector3 UNIT = new Vector3(1, 1, 1);
    /** Three directions at right angles, none along an axis. */
    private static final Vector3[] TURNED = {
        new Vector3(2, 3, 6).times(1 / 7.0), new Vector3(3, -6, 2).times(1 / 7.0), new Vector3(6, 2, -3).times(1 / 7.0)
    };

    private static double volume(ConvexHull hull) {
        return hull.triangles().stream()
                .mapToDouble(t -> hull.at(t[0], UNIT).dot(hull.at(t[1], UNIT).cross(hull.at(t[2], UNIT))) / 6)
                .sum();
    }

    @Test
    void theHullHoldsAllPointsAndIsClosed() {
        Random random = new Random(7);
        for (int trial = 0; trial < 50; trial++) {
            int[] points = random.ints(15L + 12L * trial, -4, 5).toArray();
            ConvexHull hull = ConvexHull.of(points);
            int corners = hull.vertices(UNIT).length;
            // Triangles alone, so faces and corners of a closed surface are tied by Euler's formula.
            assertThat(hull.triangles()).hasSize(2 * corners - 4);
            for (int[] t : hull.triangles()) {
                HullFace face = new HullFace(points, t[0], t[1], t[2]);
                for (int n = 0; n < points.length / 3; n++) {
                    assertThat(face.height(points, n)).isNotPositive();
                }
            }
            assertThat(volume(hull)).isPositive();
        }
    }

    @Test
    void theHullOfAGridIsItsBox() {
        int[] points = new int[3 * 6 * 5 * 4];
        for (int n = 0; n < 120; n++) {
            points[3 * n] = n % 6;
            points[3 * n + 1] = n / 6 % 5;
            points[3 * n + 2] = n / 30;
        }
        assertThat(volume(ConvexHull.of(points))).isEqualTo(5 * 4 * 3);
    }

    /** An octahedron whose corners are half a voxel away, with volume 8/6 of half a voxel cubed. */
    @Test
    void theMeshOfAVoxelIsAnOctahedron() {
        int[] points = MeshVertices.extremes(new boolean[] {true}, new GridSize(1, 1, 1));
        assertThat(points).hasSize(18);
        assertThat(volume(ConvexHull.of(points))).isEqualTo(8 / 6.0);
    }

    @Test
    void extremesLeaveOutNoCornerOfTheHull() {
        Random random = new Random(3);
        GridSize size = new GridSize(5, 4, 6);
        boolean[] inside = new boolean[size.voxels()];
        for (int n = 0; n < inside.length; n++) {
            inside[n] = random.nextInt(3) == 0;
        }
        int[] all = new int[18 * inside.length];
        int used = 0;
        for (int n = 0; n < inside.length; n++) {
            int[] at = {n % 5, n / 5 % 4, n / 20};
            for (int side = 0; inside[n] && side < 6; side++) {
                for (int axis = 0; axis < 3; axis++) {
                    all[used++] = 2 * at[axis] + (side / 2 == axis ? side % 2 * 2 - 1 : 0);
                }
            }
        }
        ConvexHull whole = ConvexHull.of(Arrays.copyOf(all, used));
        ConvexHull few = ConvexHull.of(MeshVertices.extremes(inside, size));
        assertThat(volume(few)).isEqualTo(volume(whole));
    }

    private static Vector3[] turnedBox(double a, double b, double c) {
        Vector3[] corners = new Vector3[8];
        for (int n = 0; n < 8; n++) {
            corners[n] = TURNED[0]
                    .times((n & 1) * a)
                    .plus(TURNED[1].times((n >> 1 & 1) * b))
                    .plus(TURNED[2].times((n >> 2) * c));
        }
        return corners;
    }

    @Test
    void theOrientedBoxOfATurnedBoxIsThatBox() {
        Vector3[] corners = turnedBox(3, 5, 11);
        Box box = Box.oriented(corners, List.of(TURNED[1]));
        assertThat(box.volume()).isCloseTo(165, within(1e-9));
        assertThat(box.area()).isCloseTo(2 * (15 + 33 + 55), within(1e-9));
        assertThat(Box.axisAligned(corners).volume()).isGreaterThan(165);
    }

    /** Around a box: the ellipsoid through its corners, with semi-axes of half the edges times the root of 3. */
    @Test
    void theEnclosingEllipsoidOfABoxGoesThroughItsCorners() {
        Vector3[] corners = turnedBox(2, 4, 8);
        Ellipsoid ellipsoid = Ellipsoid.enclosing(corners);
        assertThat(ellipsoid.a()).isCloseTo(4 * Math.sqrt(3), within(1e-9));
        assertThat(ellipsoid.b()).isCloseTo(2 * Math.sqrt(3), within(1e-9));
        assertThat(ellipsoid.c()).isCloseTo(Math.sqrt(3), within(1e-9));
    }

    @Test
    void theEnclosingEllipsoidIsTheSmallestToItsTolerance() {
        Random random = new Random(5);
        // Corners of a box and points inside: these do not change the ellipsoid.
        Vector3[] points = Arrays.copyOf(turnedBox(20, 3, 7), 200);
        for (int n = 8; n < points.length; n++) {
            points[n] = TURNED[0]
                    .times(20 * random.nextDouble())
                    .plus(TURNED[1].times(3 * random.nextDouble()))
                    .plus(TURNED[2].times(7 * random.nextDouble()));
        }
        double exact = 4 * Math.PI / 3 * Math.pow(3, 1.5) * 20 * 3 * 7 / 8;
        assertThat(Ellipsoid.enclosing(points).volume()).isBetween(exact * (1 - 1e-9), exact * (1 + 2.1e-3));
    }

    /** A sphere, and IBSI's formula with Legendre polynomials by their own recurrence. */
    @Test
    void areasOfEllipsoids() {
        assertThat(new Ellipsoid(2, 2, 2).area()).isCloseTo(16 * Math.PI, within(1e-12));
        double alpha = Math.sqrt(1 - 9 / 25.0);
        double beta = Math.sqrt(1 - 4 / 25.0);
        double x = (alpha * alpha + beta * beta) / (2 * alpha * beta);
        double[] legendre = new double[21];
        legendre[0] = 1;
        legendre[1] = x;
        double sum = 1 + alpha * beta * x / (1 - 4);
        for (int v = 2; v <= 20; v++) {
            legendre[v] = ((2 * v - 1) * x * legendre[v - 1] - (v - 1) * legendre[v - 2]) / v;
            sum += Math.pow(alpha * beta, v) / (1 - 4 * v * v) * legendre[v];
        }
        assertThat(new Ellipsoid(5, 3, 2).area()).isCloseTo(4 * Math.PI * 15 * sum, within(1e-9));
        // Where two axes are equal the formula divides by 0; ours goes on smoothly.
        assertThat(new Ellipsoid(5, 5, 2).area()).isCloseTo(new Ellipsoid(5, 5 - 1e-9, 2).area(), within(1e-6));
    }
}
