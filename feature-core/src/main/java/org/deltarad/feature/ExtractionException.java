package org.deltarad.feature;

/** Features cannot be extracted from this image and mask. The children say why. */
public abstract class ExtractionException extends Exception {
    ExtractionException(String message) {
        super(message);
    }

    /** The mask holds no voxel. */
    public static final class EmptyMask extends ExtractionException {
        EmptyMask(String message) {
            super(message);
        }
    }

    /** The region has too few voxels, spans too few dimensions, or holds no pair of neighbours. */
    public static final class RegionTooSmall extends ExtractionException {
        RegionTooSmall(String message) {
            super(message);
        }
    }

    /** The image and the mask are on different grids. */
    public static final class GeometryMismatch extends ExtractionException {
        GeometryMismatch(String message) {
            super(message);
        }
    }

    /** The region holds a NaN or an infinite value. */
    public static final class NonFiniteVoxel extends ExtractionException {
        NonFiniteVoxel(String message) {
            super(message);
        }
    }

    /** The image cannot be scaled to a given mean, because its own is zero or not finite. */
    public static final class ZeroMean extends ExtractionException {
        ZeroMean(String message) {
            super(message);
        }
    }

    /** The bin width is far too small for the range of the region. */
    public static final class TooManyGreyLevels extends ExtractionException {
        TooManyGreyLevels(String message) {
            super(message);
        }
    }
}
