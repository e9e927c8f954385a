package org.deltarad.feature.ibsi.morphology;

import org.deltarad.numeric.Fourier;

/** Transforms of planes along y and z, padded with zeros. */
final class PlaneTransform {
    private final int y;
    private final int z;
    private final int paddedY;
    private final int paddedZ;
    private final Fourier alongY;
    private final Fourier alongZ;

    PlaneTransform(int y, int z, int paddedY, int paddedZ) {
        this.y = y;
        this.z = z;
        this.paddedY = paddedY;
        this.paddedZ = paddedZ;
        this.alongY = new Fourier(paddedY);
        this.alongZ = new Fourier(paddedZ);
    }

    /** Real and imaginary parts of the transform of one of the three interleaved planes. */
    double[][] transform(double[] interleaved, int slot) {
        double[][] result = new double[2][paddedY * paddedZ];
        for (int line = 0; line < y * z; line++) {
            int at = line / y * paddedY + line % y;
            result[0][at] = interleaved[6 * line + slot];
            result[1][at] = interleaved[6 * line + slot + 1];
        }
        transform(result, z);
        return result;
    }

    /** The transform of a plane that is even along y and z and so real. */
    double[] transformEven(double[] quarter) {
        double[][] result = new double[2][paddedY * paddedZ];
        for (int line = 0; line < y * z; line++) {
            int j = line % y;
            int k = line / y;
            int mirrorJ = (paddedY - j) % paddedY;
            int mirrorK = (paddedZ - k) % paddedZ;
            result[0][k * paddedY + j] = quarter[line];
            result[0][k * paddedY + mirrorJ] = quarter[line];
            result[0][mirrorK * paddedY + j] = quarter[line];
            result[0][mirrorK * paddedY + mirrorJ] = quarter[line];
        }
        transform(result, paddedZ);
        return result[0];
    }

    /** @param rows the first of them are not all zero */
    private void transform(double[][] plane, int rows) {
        double[] re = new double[paddedY];
        double[] im = new double[paddedY];
        for (int k = 0; k < rows; k++) {
            System.arraycopy(plane[0], k * paddedY, re, 0, paddedY);
            System.arraycopy(plane[1], k * paddedY, im, 0, paddedY);
            alongY.transform(re, im);
            System.arraycopy(re, 0, plane[0], k * paddedY, paddedY);
            System.arraycopy(im, 0, plane[1], k * paddedY, paddedY);
        }
        double[] zRe = new double[paddedZ];
        double[] zIm = new double[paddedZ];
        for (int j = 0; j < paddedY; j++) {
            for (int k = 0; k < paddedZ; k++) {
                zRe[k] = plane[0][k * paddedY + j];
                zIm[k] = plane[1][k * paddedY + j];
            }
            alongZ.transform(zRe, zIm);
            for (int k = 0; k < paddedZ; k++) {
                plane[0][k * paddedY + j] = zRe[k];
                plane[1][k * paddedY + j] = zIm[k];
            }
        }
    }
}
