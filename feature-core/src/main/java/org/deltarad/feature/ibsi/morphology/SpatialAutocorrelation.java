package org.deltarad.feature.ibsi.morphology;

import java.util.Arrays;
import org.deltarad.feature.region.Region;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * Moran's I and Geary's C with weights of one over the distance of voxel centres (IBSI 3.1, N365 and NPT7). All pairs of
 * voxels count: small regions pair by pair, larger ones by a Fourier transform of their box padded to twice its size,
 * which takes O(b log b) for b voxels in the box, and about 60 bytes for each of them.
 *
 * @param moran NaN for fewer than two voxels or equal intensities
 * @param geary NaN likewise
 */
record SpatialAutocorrelation(double moran, double geary) {
    /** Regions up to this many voxels are done pair by pair. */
    static final int PAIRWISE = 1000;

    static SpatialAutocorrelation of(Region intensity) {
        double[] values = intensity.intensities();
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        if (values.length < 2 || squares == 0) {
            return new SpatialAutocorrelation(Double.NaN, Double.NaN);
        }
        double[] deviations = new double[intensity.values().length];
        double scale = Math.sqrt(values.length / squares);
        for (int n = 0; n < deviations.length; n++) {
            deviations[n] = intensity.inside()[n] ? (intensity.values()[n] - mean) * scale : 0;
        }
        PairSums sums = values.length <= PAIRWISE
                ? pairwise(intensity, deviations)
                : LagSpectrum.sums(intensity.inside(), deviations, intensity.size(), intensity.spacing());
        double moran = sums.products() / sums.weights();
        double geary = (values.length - 1.0) / values.length * (sums.squares() - sums.products()) / sums.weights();
        return new SpatialAutocorrelation(moran, geary);
    }

    /**
     * Sums over ordered pairs of different voxels.
     *
     * @param weights  of the weights
     * @param products of weights times both deviations
     * @param squares  of weights times the square of the first deviation
     */
    record PairSums(double weights, double products, double squares) {}

    /** Every pair once, counted twice. */
    static PairSums pairwise(Region region, double[] deviations) {
        GridSize size = region.size();
        Vector3 spacing = region.spacing();
        int count = region.intensities().length;
        double[] x = new double[count];
        double[] y = new double[count];
        double[] z = new double[count];
        double[] d = new double[count];
        int used = 0;
        for (int k = 0, n = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++, n++) {
                    if (region.inside()[n]) {
                        x[used] = i * spacing.x();
                        y[used] = j * spacing.y();
                        z[used] = k * spacing.z();
                        d[used++] = deviations[n];
                    }
                }
            }
        }
        double weights = 0;
        double products = 0;
        double squares = 0;
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < a; b++) {
                double dx = x[a] - x[b];
                double dy = y[a] - y[b];
                double dz = z[a] - z[b];
                double w = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
                weights += 2 * w;
                products += 2 * w * d[a] * d[b];
                squares += w * (d[a] * d[a] + d[b] * d[b]);
            }
        }
        return new PairSums(weights, products, squares);
    }
}
