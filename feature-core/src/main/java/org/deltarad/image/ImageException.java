package org.deltarad.image;

/** An image or mask cannot be prepared as asked; the children say why, messages say what to do. */
public sealed class ImageException extends Exception {
    private static final long serialVersionUID = 1;

    private ImageException(String message) {
        super(message);
    }

    /** The region reaches beyond the image (PyRadiomics {@code _checkROI}). */
    public static final class RegionOutsideImage extends ImageException {
        private static final long serialVersionUID = 1;

        public RegionOutsideImage(String message) {
            super(message);
        }
    }

    /** No voxel is inside the mask, before or after resampling. */
    public static final class EmptyMask extends ImageException {
        private static final long serialVersionUID = 1;

        public EmptyMask(String message) {
            super(message);
        }
    }

    /** Intensities cannot be scaled: they are all equal, their mean is zero, some are not finite, or none is positive. */
    public static final class NotScalable extends ImageException {
        private static final long serialVersionUID = 1;

        public NotScalable(String message) {
            super(message);
        }
    }
}
