package org.deltarad.image.filter;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.image.GridBox;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;

/**
 * Rotation-invariant local binary patterns in 3D (Banerjee et al. 2013) as PyRadiomics computes them: the signs of the
 * samples on a sphere around a voxel, projected on the spherical harmonics of each order, and the length of what the
 * order contributes; and the kurtosis of the samples. PyRadiomics takes the first axis of a point on the sphere along z,
 * the last along x, and passes the polar angle as azimuth; so does this.
 */
final class SphericalPattern {
    private final ImageType.LBP3D type;
    private final FilterInput input;
    private final List<double[]> points;
    /** Real and imaginary parts by order, then degree, then point. */
    private final double[][][][] harmonics;

    private final Once<double[][]> results = new Once<>(this::compute);

    SphericalPattern(ImageType.LBP3D type, FilterInput input) {
        this.type = type;
        this.input = input;
        points = Icosphere.vertices(type.subdivision(), type.radius());
        harmonics = new double[type.levels()][][][];
        for (int n = 0; n < type.levels(); n++) {
            harmonics[n] = new double[2 * n + 1][points.size()][];
            for (int m = -n; m <= n; m++) {
                for (int p = 0; p < points.size(); p++) {
                    double[] v = points.get(p);
                    double polar = Math.acos(Math.max(-1, Math.min(1, v[2] / type.radius())));
                    harmonics[n][m + n][p] = SphericalHarmonic.value(m, n, polar, Math.atan2(v[1], v[0]));
                }
            }
        }
    }

    Derivation derivation() {
        List<DerivedImage> images = new ArrayList<>();
        for (int n = 0; n <= type.levels(); n++) {
            int which = n;
            String name = n < type.levels() ? "lbp-3D-m" + (n + 1) : "lbp-3D-k";
            images.add(new DerivedImage(
                    name,
                    () -> new Volume(
                            input.wanted().geometry(input.image().geometry()),
                            results.get()[which],
                            ScalarType.FLOAT64)));
        }
        return new Derivation(images, List.of());
    }

    /** The pattern of each order, then the kurtosis. */
    private double[][] compute() {
        GridBox box = input.wanted();
        GridSize whole = input.image().geometry().size();
        double[][] out = new double[type.levels() + 1][box.size().voxels()];
        MirrorSpline spline = new MirrorSpline(input.image());
        double[] samples = new double[points.size()];
        boolean[] signs = new boolean[points.size()];
        int n = -1;
        for (int k = box.k(); k < box.k() + box.size().z(); k++) {
            for (int j = box.j(); j < box.j() + box.size().y(); j++) {
                for (int i = box.i(); i < box.i() + box.size().x(); i++) {
                    n++;
                    int at = whole.index(i, j, k);
                    if (!input.mask().inside()[at]) {
                        continue;
                    }
                    double centre = input.image().values()[at];
                    for (int p = 0; p < samples.length; p++) {
                        double[] v = points.get(p);
                        samples[p] = sampled(
                                spline.at(i + v[2], j + v[1], k + v[0]),
                                input.image().type());
                        signs[p] = samples[p] >= centre;
                    }
                    for (int order = 0; order < type.levels(); order++) {
                        out[order][n] = length(harmonics[order], signs);
                    }
                    out[type.levels()][n] =
                            SampleKurtosis.of(samples, input.image().type() == ScalarType.FLOAT32);
                }
            }
        }
        return out;
    }

    /** A sample in the type of the image: whole numbers are rounded, half away from zero. */
    private static double sampled(double value, ScalarType type) {
        return type.integral() ? type.hold(value > 0 ? value + 0.5 : value - 0.5) : type.hold(value);
    }

    /** The real part of the root of the sum of squares of an order's part of the signs. */
    private static double length(double[][][] order, boolean[] signs) {
        int points = signs.length;
        double[] real = new double[points];
        double[] imaginary = new double[points];
        for (double[][] degree : order) {
            double re = 0;
            double im = 0;
            for (int p = 0; p < points; p++) {
                if (signs[p]) {
                    re += degree[p][0];
                    im += degree[p][1];
                }
            }
            for (int p = 0; p < points; p++) {
                real[p] += re * degree[p][0] - im * degree[p][1];
                imaginary[p] += re * degree[p][1] + im * degree[p][0];
            }
        }
        double re = 0;
        double im = 0;
        for (int p = 0; p < points; p++) {
            re += real[p] * real[p] - imaginary[p] * imaginary[p];
            im += 2 * real[p] * imaginary[p];
        }
        double modulus = Math.hypot(re, im);
        return re >= 0 ? Math.sqrt((modulus + re) / 2) : Math.abs(im) / Math.sqrt(2 * (modulus - re));
    }
}
