package org.deltarad.image.biasfield;

import java.util.Arrays;
import org.deltarad.image.ImageException;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;

/**
 * N4 bias field correction of a whole image. The field is a smooth factor, different from 1 by what the coil's sensitivity
 * did; only its shape is known, so the mean intensity of the corrected image may differ from the image's.
 *
 * <p>Equal to ITK's filter in every step; its single precision makes the difference (see the tests' references). Where a
 * shrink factor is above 1, the field fitted on the shrunken grid is stretched over the whole grid, from the centre of the
 * first voxel to that of the last, as SimpleITK's {@code GetLogBiasFieldAsImage} does.
 *
 * @param settings how the field is estimated
 */
public record N4BiasFieldCorrection(N4Settings settings) {
    /**
     * The corrected image: each intensity over the field there. Of type FLOAT64 when the image is, else FLOAT32 and rounded
     * to it. Voxels that are zero, negative or not finite have no part in the fit and are divided like the others.
     *
     * @throws ImageException.NotScalable when no voxel is inside the mask
     */
    public Volume apply(Volume image) throws ImageException {
        GridSize grid = image.geometry().size();
        ScalarType type = image.type() == ScalarType.FLOAT64 ? ScalarType.FLOAT64 : ScalarType.FLOAT32;
        LatticeField field = new LatticeField(fitted(image), grid);
        double[] values = image.values();
        double[] corrected = new double[values.length];
        double[] slice = new double[grid.x() * grid.y()];
        for (int k = 0; k < grid.z(); k++) {
            field.slice(k, slice, 0);
            for (int n = 0, at = k * slice.length; n < slice.length; n++, at++) {
                corrected[at] = type.hold(values[at] / Math.exp(slice[n]));
            }
        }
        return new Volume(image.geometry(), corrected, type);
    }

    /**
     * The natural logarithm of the field at every voxel, FLOAT64.
     *
     * @throws ImageException.NotScalable when no voxel is inside the mask
     */
    public Volume logField(Volume image) throws ImageException {
        GridSize grid = image.geometry().size();
        return new Volume(image.geometry(), new LatticeField(fitted(image), grid).values());
    }

    private Lattice fitted(Volume image) throws ImageException {
        ShrunkenGrid grid = ShrunkenGrid.of(image.geometry().size(), settings.shrinkFactor());
        double threshold = settings.mask().threshold(image.values());
        int[] inside = new int[grid.size().voxels()];
        double[] logs = new double[inside.length];
        int count = 0;
        for (int k = 0, n = 0; k < grid.size().z(); k++) {
            for (int j = 0; j < grid.size().y(); j++) {
                for (int i = 0; i < grid.size().x(); i++, n++) {
                    double value = image.values()[grid.index(i, j, k)];
                    if (value > threshold && value < Double.POSITIVE_INFINITY) {
                        inside[count] = n;
                        logs[count++] = Math.log(value);
                    }
                }
            }
        }
        if (count == 0) {
            throw new ImageException.NotScalable("no voxel is above " + threshold
                    + ", so there is none to fit the bias field to (biasFieldCorrection, mask " + settings.mask()
                    + ")");
        }
        return fitted(grid.size(), Arrays.copyOf(inside, count), Arrays.copyOf(logs, count));
    }

    /**
     * @param inside the voxels inside the mask, in order
     * @param logs   the logarithms of their intensities
     */
    private Lattice fitted(GridSize grid, int[] inside, double[] logs) {
        HistogramSharpening sharpening =
                new HistogramSharpening(settings.histogramBins(), settings.wienerNoise(), settings.fullWidth());
        boolean[] flags = new boolean[grid.voxels()];
        for (int voxel : inside) {
            flags[voxel] = true;
        }
        Lattice lattice = Lattice.zero(settings.controlPoints());
        double[] field = new double[grid.voxels()];
        double[] residuals = new double[grid.voxels()];
        for (int level = 0; level < settings.iterations().size(); level++) {
            lattice = level == 0 ? lattice : lattice.refined();
            LatticeFit fit = new LatticeFit(grid, flags, lattice.size());
            double change = Double.POSITIVE_INFINITY;
            for (int n = 0; n < settings.iterations().get(level) && change > settings.convergenceThreshold(); n++) {
                residuals(sharpening, logs, inside, field, residuals);
                lattice = lattice.plus(fit.fit(residuals));
                double[] next = new LatticeField(lattice, grid).values();
                change = change(field, next, inside);
                field = next;
            }
        }
        return lattice;
    }

    /** What is left of the logarithms after the field, less what is to be expected of it. */
    private static void residuals(
            HistogramSharpening sharpening, double[] logs, int[] inside, double[] field, double[] residuals) {
        double[] left = new double[logs.length];
        for (int n = 0; n < left.length; n++) {
            left[n] = logs[n] - field[inside[n]];
        }
        HistogramSharpening.Expectation expectation = sharpening.expectation(left);
        for (int n = 0; n < left.length; n++) {
            residuals[inside[n]] = left[n] - expectation.of(left[n]);
        }
    }

    /** The coefficient of variation of the ratio between two fields; NaN for a single voxel. */
    private static double change(double[] before, double[] after, int[] inside) {
        double[] ratios = new double[inside.length];
        double sum = 0;
        for (int n = 0; n < ratios.length; n++) {
            ratios[n] = Math.exp(before[inside[n]] - after[inside[n]]);
            sum += ratios[n];
        }
        double mean = sum / ratios.length;
        double squares = 0;
        for (double ratio : ratios) {
            squares += (ratio - mean) * (ratio - mean);
        }
        return Math.sqrt(squares / (ratios.length - 1)) / mean;
    }
}
