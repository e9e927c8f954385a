package org.deltarad.feature;

/** Features cannot be extracted from this image and mask. The children say why. */
public abstract class ExtractionException extends Exception {
    ExtractionException(String message) {
        super(message);
    }

    /** The mask holds no voxel. */
    public static final class EmptyMask extends ExtractionException {
        /** @param message what is wrong, where, and what would be right */
        public EmptyMask(String message) {
            super(message);
        }
    }

    /** The region has too few voxels, spans too few dimensions, or holds no pair of neighbours. */
    public static final class RegionTooSmall extends ExtractionException {
        /** @param message what is wrong, where, and what would be right */
        public RegionTooSmall(String message) {
            super(message);
        }
    }

    /** The region has several slices, and features of a plane are asked for. */
    public static final class NotPlanar extends ExtractionException {
        /** @param message what is wrong, where, and what would be right */
        public NotPlanar(String message) {
            super(message);
        }
    }

    /** The image and the mask are on different grids. */
    public static final class GeometryMismatch extends ExtractionException {
        /** @param message what is wrong, where, and what would be right */
        public GeometryMismatch(String message) {
            super(message);
        }
    }

    /** The region holds a NaN or an infinite value. */
    public static final class NonFiniteVoxel extends ExtractionException {
        /** @param message what is wrong, where, and what would be right */
        public NonFiniteVoxel(String message) {
            super(message);
        }
    }

    /** Intensities cannot be scaled: they are all equal, their mean is zero, or some are not finite. */
    public static final class NotScalable extends ExtractionException {
        /** @param message what is wrong, where, and what would be right */
        public NotScalable(String message) {
            super(message);
        }
    }

    /** The bin width is far too small for the range of the region. */
    public static final class TooManyGreyLevels extends ExtractionException {
        /** @param message what is wrong, where, and what would be right */
        public TooManyGreyLevels(String message) {
            super(message);
        }
    }
}
