package org.deltarad.feature.ibsi.morphology;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deltarad.numeric.Fourier;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * Sums over all pairs of voxels, weighted by one over their distance, as sums over spatial frequencies: lines along x are
 * transformed first and kept, then one frequency along x after another is transformed along y and z.
 */
final class LagSpectrum {
    private final GridSize size;
    private final int paddedX;
    private final int paddedY;
    private final int paddedZ;
    private final int frequencies;
    /** For each frequency along x, then z, y: the mask, the deviations and their squares, real and imaginary. */
    private final double[][] lines;
    /** Of the weights at a distance of y and z, which are real. */
    private final double[][] kernel;

    private LagSpectrum(boolean[] inside, double[] deviations, GridSize size, Vector3 spacing) {
        this.size = size;
        this.paddedX = Fourier.length(2 * size.x() - 1);
        this.paddedY = Fourier.length(2 * size.y() - 1);
        this.paddedZ = Fourier.length(2 * size.z() - 1);
        this.frequencies = paddedX / 2 + 1;
        this.lines = new double[frequencies][6 * size.y() * size.z()];
        this.kernel = new double[frequencies][size.y() * size.z()];
        transformLines(inside, deviations, spacing);
    }

    /**
     * The sums over pairs.
     *
     * @param inside     flags of a box, x fastest
     * @param deviations 0 outside
     */
    static SpatialAutocorrelation.PairSums sums(boolean[] inside, double[] deviations, GridSize size, Vector3 spacing) {
        LagSpectrum spectrum = new LagSpectrum(inside, deviations, size, spacing);
        // Each frequency's sums are kept until all are there, so that the number of threads does not change the total.
        double[][] parts = IntStream.range(0, spectrum.frequencies)
                .parallel()
                .mapToObj(spectrum::plane)
                .toArray(double[][]::new);
        double[] total = new double[3];
        double points = (double) spectrum.paddedX * spectrum.paddedY * spectrum.paddedZ;
        for (int f = 0; f < parts.length; f++) {
            int times = f == 0 || 2 * f == spectrum.paddedX ? 1 : 2;
            for (int n = 0; n < 3; n++) {
                total[n] += times * parts[f][n] / points;
            }
        }
        return new SpatialAutocorrelation.PairSums(total[0], total[1], total[2]);
    }

    /** Two real lines are transformed as one complex line: mask and deviations, squares and weights. */
    private void transformLines(boolean[] inside, double[] deviations, Vector3 spacing) {
        Fourier fourier = new Fourier(paddedX);
        double[] re = new double[paddedX];
        double[] im = new double[paddedX];
        int n = 0;
        for (int line = 0; line < size.y() * size.z(); line++) {
            Arrays.fill(re, 0);
            Arrays.fill(im, 0);
            for (int i = 0; i < size.x(); i++) {
                re[i] = inside[n + i] ? 1 : 0;
                im[i] = deviations[n + i];
            }
            fourier.transform(re, im);
            separate(re, im, line);
            Arrays.fill(re, 0);
            Arrays.fill(im, 0);
            for (int i = 0; i < size.x(); i++) {
                re[i] = deviations[n + i] * deviations[n + i];
                im[i] = weight(i, line % size.y(), line / size.y(), spacing);
                im[(paddedX - i) % paddedX] = im[i];
            }
            fourier.transform(re, im);
            separateSquares(re, im, line);
            n += size.x();
        }
    }

    private static double weight(int i, int j, int k, Vector3 spacing) {
        double x = i * spacing.x();
        double y = j * spacing.y();
        double z = k * spacing.z();
        return i == 0 && j == 0 && k == 0 ? 0 : 1 / Math.sqrt(x * x + y * y + z * z);
    }

    private void separate(double[] re, double[] im, int line) {
        for (int f = 0; f < frequencies; f++) {
            int mirror = (paddedX - f) % paddedX;
            double[] row = lines[f];
            int at = 6 * line;
            row[at] = (re[f] + re[mirror]) / 2;
            row[at + 1] = (im[f] - im[mirror]) / 2;
            row[at + 2] = (im[f] + im[mirror]) / 2;
            row[at + 3] = (re[mirror] - re[f]) / 2;
        }
    }

    private void separateSquares(double[] re, double[] im, int line) {
        for (int f = 0; f < frequencies; f++) {
            int mirror = (paddedX - f) % paddedX;
            lines[f][6 * line + 4] = (re[f] + re[mirror]) / 2;
            lines[f][6 * line + 5] = (im[f] - im[mirror]) / 2;
            kernel[f][line] = (im[f] + im[mirror]) / 2;
        }
    }

    /** The sums of weights, products and squares at one frequency along x. */
    private double[] plane(int frequency) {
        PlaneTransform plane = new PlaneTransform(size.y(), size.z(), paddedY, paddedZ);
        double[][] mask = plane.transform(lines[frequency], 0);
        double[][] deviation = plane.transform(lines[frequency], 2);
        double[][] square = plane.transform(lines[frequency], 4);
        double[] weight = plane.transformEven(kernel[frequency]);
        double[] sums = new double[3];
        for (int n = 0; n < weight.length; n++) {
            sums[0] += weight[n] * (mask[0][n] * mask[0][n] + mask[1][n] * mask[1][n]);
            sums[1] += weight[n] * (deviation[0][n] * deviation[0][n] + deviation[1][n] * deviation[1][n]);
            sums[2] += weight[n] * (mask[0][n] * square[0][n] + mask[1][n] * square[1][n]);
        }
        return sums;
    }
}
