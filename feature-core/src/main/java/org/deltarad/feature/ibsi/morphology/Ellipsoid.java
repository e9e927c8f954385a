package org.deltarad.feature.ibsi.morphology;

import java.util.Arrays;
import org.deltarad.volume.Vector3;

/**
 * An ellipsoid.
 *
 * @param a longest semi-axis, mm
 * @param b mm
 * @param c shortest semi-axis, mm; 0 or more
 */
record Ellipsoid(double a, double b, double c) {
    /** Terms of the series for the area, as IBSI has it. */
    private static final int TERMS = 20;
    /** Khachiyan's algorithm ends when no point is further outside than this (IBSI 3.1, SWZ1). */
    private static final double TOLERANCE = 1e-3;

    private static final int MAXIMUM_STEPS = 1_000_000;

    double volume() {
        return 4 * Math.PI * a * b * c / 3;
    }

    /**
     * Surface area by IBSI's series of Legendre polynomials (IBSI 3.1, RDD2), to 20 terms. IBSI's eccentricities are those
     * to the longest axis, where the series for the area has those of the shortest: the result is the area of a sphere,
     * but 7 % too small where the longest axis is a quarter longer than both others, and 8 % too large where the shortest
     * is a fifth shorter. The reference values are of this series.
     */
    double area() {
        double alpha = 1 - b * b / (a * a);
        double beta = 1 - c * c / (a * a);
        // The terms (alpha beta)^v P_v((alpha^2 + beta^2) / (2 alpha beta)), free of division by eccentricities of 0.
        double middle = (alpha + beta) / 2;
        double before = 1;
        double now = middle;
        double sum = 1 - now / 3;
        for (int v = 2; v <= TERMS; v++) {
            double next = ((2 * v - 1) * middle * now - (v - 1) * alpha * beta * before) / v;
            before = now;
            now = next;
            sum += now / (1 - 4.0 * v * v);
        }
        return 4 * Math.PI * a * b * sum;
    }

    /**
     * The ellipsoid of least volume around points, by Khachiyan's algorithm with Todd and Yildirim's away steps, enlarged
     * so that it holds them all. Its volume is at most two tolerances too large.
     *
     * @param points corners of a hull; not all in one plane
     */
    static Ellipsoid enclosing(Vector3[] points) {
        int n = points.length;
        double[] weight = new double[n];
        Arrays.fill(weight, 1.0 / n);
        double[] distance = new double[n];
        double[][] inverse = new double[4][4];
        for (int step = 0; step < MAXIMUM_STEPS; step++) {
            inverse = Matrix4.inverse(moments(points, weight));
            int far = 0;
            int near = -1;
            for (int p = 0; p < n; p++) {
                distance[p] = Matrix4.form(inverse, points[p]);
                far = distance[p] > distance[far] ? p : far;
                if (weight[p] > 0 && (near < 0 || distance[p] < distance[near])) {
                    near = p;
                }
            }
            double outside = distance[far] / 4 - 1;
            double inside = 1 - distance[near] / 4;
            if (outside <= TOLERANCE && inside <= TOLERANCE) {
                break;
            }
            int moved = outside >= inside ? far : near;
            double k = distance[moved];
            double drop = -weight[moved] / (1 - weight[moved]);
            double shift = k > 1 ? Math.max((k - 4) / (4 * (k - 1)), drop) : drop;
            for (int p = 0; p < n; p++) {
                weight[p] *= 1 - shift;
            }
            weight[moved] = Math.max(0, weight[moved] + shift);
        }
        return around(points, weight);
    }

    /** Second moments of the points, lifted to (x, y, z, 1). */
    private static double[][] moments(Vector3[] points, double[] weight) {
        double[][] sum = new double[4][4];
        double[] q = {0, 0, 0, 1};
        for (int p = 0; p < points.length; p++) {
            if (weight[p] > 0) {
                q[0] = points[p].x();
                q[1] = points[p].y();
                q[2] = points[p].z();
                for (int r = 0; r < 4; r++) {
                    for (int c = 0; c < 4; c++) {
                        sum[r][c] += weight[p] * q[r] * q[c];
                    }
                }
            }
        }
        return sum;
    }

    /** Semi-axes of the ellipsoid that the weighted points span, enlarged to hold every point. */
    private static Ellipsoid around(Vector3[] points, double[] weight) {
        double[][] moments = moments(points, weight);
        double[][] covariance = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                covariance[r][c] = moments[r][c] - moments[r][3] * moments[c][3];
            }
        }
        double[][] inverse = Matrix4.inverse(moments);
        double farthest = 0;
        for (Vector3 p : points) {
            farthest = Math.max(farthest, Matrix4.form(inverse, p) - 1);
        }
        double[] variances = Principal.variances(covariance);
        double scale = Math.sqrt(farthest);
        return new Ellipsoid(
                scale * Math.sqrt(variances[0]), scale * Math.sqrt(variances[1]), scale * Math.sqrt(variances[2]));
    }
}
