package org.deltarad.image.biasfield;

import org.deltarad.image.OtsuThreshold;

/** Which voxels a field is fitted to; the whole image is corrected with any. Those without a logarithm are never fitted. */
public enum FitMask {
    /** Those above Otsu's threshold of the image (200 bins): the body without air, as 3D Slicer and SimpleITK's example. */
    OTSU {
        @Override
        double threshold(double[] values) {
            return Math.max(0, OtsuThreshold.of(values, OTSU_BINS));
        }
    },
    /** All above zero: for images whose background has been set to zero. */
    POSITIVE {
        @Override
        double threshold(double[] values) {
            return 0;
        }
    };

    private static final int OTSU_BINS = 200;

    /** Voxels of finite intensities above this are inside; 0 or more. */
    abstract double threshold(double[] values);
}
