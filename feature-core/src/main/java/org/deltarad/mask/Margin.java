package org.deltarad.mask;

import org.deltarad.image.GridBox;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;

/** Regions widened and narrowed by millimetres: Euclidean distances between voxel centres, also on oblique grids. */
public final class Margin {
    /** Voxels farther than asked by this count as near enough: spacings are rounded decimals, mm. */
    public static final double ROUNDING = 1e-6;

    private Margin() {}

    /**
     * The region and every voxel of the grid within a distance of it.
     *
     * @param mm distance to the nearest voxel of the region, above 0
     * @throws MaskException.EmptyMask  when no voxel is inside
     * @throws MaskException.SkewedGrid when the grid's axes are not at right angles
     */
    public static Mask dilated(Mask mask, double mm) throws MaskException {
        return between(mask, Double.NEGATIVE_INFINITY, mm);
    }

    /**
     * The voxels of the region that are farther than a distance from every voxel of the grid outside it. What lies beyond the
     * grid does not narrow it, as in ITK's {@code BinaryErodeImageFilter}.
     *
     * @param mm distance to the nearest voxel outside, above 0
     * @throws MaskException.EmptyMask   when no voxel is inside
     * @throws MaskException.EmptyResult when none is left
     * @throws MaskException.SkewedGrid  when the grid's axes are not at right angles
     */
    public static Mask eroded(Mask mask, double mm) throws MaskException {
        requireDistance(mm);
        Geometry grid = mask.geometry();
        DistanceTransform.requireRightAngles(grid);
        GridBox box = box(mask).widened(1, grid.size());
        boolean[] outside = box.crop(mask.inside(), grid.size());
        for (int n = 0; n < outside.length; n++) {
            outside[n] = !outside[n];
        }
        double[] squares = DistanceTransform.squared(outside, box.size(), grid.spacing());
        double limit = square(mm + ROUNDING);
        boolean[] kept = new boolean[squares.length];
        boolean any = false;
        for (int n = 0; n < kept.length; n++) {
            kept[n] = squares[n] > limit;
            any |= kept[n];
        }
        if (!any) {
            throw new MaskException.EmptyResult(
                    "no voxel of the region is farther than " + mm + " mm from its border; take a smaller distance");
        }
        return box.spread(kept, grid);
    }

    /** Voxels whose distance to the region is above {@code inner} and not above {@code outer}; possibly none. */
    static Mask between(Mask mask, double inner, double outer) throws MaskException {
        requireDistance(outer);
        Geometry grid = mask.geometry();
        DistanceTransform.requireRightAngles(grid);
        GridBox box = reach(mask, outer);
        double[] squares = DistanceTransform.squared(box.crop(mask.inside(), grid.size()), box.size(), grid.spacing());
        double least = inner < 0 ? -1 : inner == 0 ? 0 : square(inner + ROUNDING);
        double most = square(outer + ROUNDING);
        boolean[] inside = new boolean[squares.length];
        for (int n = 0; n < inside.length; n++) {
            inside[n] = squares[n] > least && squares[n] <= most;
        }
        return box.spread(inside, grid);
    }

    /** The region's box and all that may be within {@code mm} of it, as far as the grid goes. */
    static GridBox reach(Mask mask, double mm) throws MaskException.EmptyMask {
        Geometry grid = mask.geometry();
        return box(mask).widened(voxels(grid, 0, mm), voxels(grid, 1, mm), voxels(grid, 2, mm), grid.size());
    }

    /** Voxels that {@code mm} span along an axis, rounded up; no more than the grid has. */
    static int voxels(Geometry grid, int axis, double mm) {
        Vector3 spacing = grid.spacing();
        return (int) Math.min(grid.size().along(axis), Math.ceil((mm + ROUNDING) / spacing.along(axis)));
    }

    static GridBox box(Mask mask) throws MaskException.EmptyMask {
        return GridBox.around(mask)
                .orElseThrow(() -> new MaskException.EmptyMask(
                        "no voxel of the grid of " + mask.geometry().size() + " is inside the mask"));
    }

    private static void requireDistance(double mm) {
        if (!(mm > 0 && mm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a distance must be above 0 mm and finite, was " + mm);
        }
    }

    private static double square(double v) {
        return v * v;
    }
}
