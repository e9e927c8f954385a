package org.deltarad.mask;

/** A mask cannot be made or compared as asked; the children say why, messages say what to do. */
public sealed class MaskException extends Exception {
    private static final long serialVersionUID = 1;

    private MaskException(String message) {
        super(message);
    }

    /** A mask that was given has no voxel inside. */
    public static final class EmptyMask extends MaskException {
        private static final long serialVersionUID = 1;

        public EmptyMask(String message) {
            super(message);
        }
    }

    /** No voxel would be inside the mask that was asked for. */
    public static final class EmptyResult extends MaskException {
        private static final long serialVersionUID = 1;

        public EmptyResult(String message) {
            super(message);
        }
    }

    /** The axes of a grid are not at right angles, so that distances along them do not add up. */
    public static final class SkewedGrid extends MaskException {
        private static final long serialVersionUID = 1;

        public SkewedGrid(String message) {
            super(message);
        }
    }

    /** Two masks, or a mask and an image, are not on the same grid. */
    public static final class GridMismatch extends MaskException {
        private static final long serialVersionUID = 1;

        public GridMismatch(String message) {
            super(message);
        }
    }
}
