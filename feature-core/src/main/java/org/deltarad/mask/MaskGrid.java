package org.deltarad.mask;

import org.deltarad.image.GridBox;
import org.deltarad.image.resample.Interpolator;
import org.deltarad.image.resample.Resampler;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/** Masks and grids that they were not drawn on. Both grids must be in one frame of reference; arrays do not say. */
public final class MaskGrid {
    /** Grids whose voxels differ by no more than this are one, mm. */
    public static final double SAME_PLACE = 1e-3;

    private static final double HALF = 0.5;

    /** How a voxel of another grid is found to be inside. */
    public enum Rule {
        /** Where the voxel nearest to its centre is inside. */
        NEAREST,
        /** Where 1 inside and 0 outside, interpolated linearly at its centre, give 0.5 or more. */
        LINEAR
    }

    private MaskGrid() {}

    /**
     * The region on another grid; nothing is inside beyond the mask's own grid. A grid that is the mask's is left as it is.
     *
     * @throws MaskException.EmptyMask   when no voxel is inside the mask
     * @throws MaskException.EmptyResult when none would be inside there
     */
    public static Mask onto(Mask mask, Geometry grid, Rule rule) throws MaskException {
        if (mask.geometry().sameGridAs(grid, SAME_PLACE)) {
            return new Mask(grid, mask.inside());
        }
        Mask cropped = Margin.box(mask).widened(1, mask.geometry().size()).crop(mask);
        Mask moved = rule == Rule.NEAREST ? Resampler.onto(cropped, grid) : linear(cropped, grid);
        if (GridBox.around(moved).isEmpty()) {
            throw new MaskException.EmptyResult("no voxel centre of the grid of " + grid.size()
                    + " is within the region, which lies elsewhere or between its voxels");
        }
        return moved;
    }

    private static Mask linear(Mask mask, Geometry grid) {
        double[] indicator = new double[mask.inside().length];
        for (int n = 0; n < indicator.length; n++) {
            indicator[n] = mask.inside()[n] ? 1 : 0;
        }
        double[] values = Resampler.onto(new Volume(mask.geometry(), indicator), grid, Interpolator.LINEAR)
                .values();
        boolean[] inside = new boolean[values.length];
        for (int n = 0; n < inside.length; n++) {
            inside[n] = values[n] >= HALF;
        }
        return new Mask(grid, inside);
    }

    /**
     * The voxels of the region whose centres are within half a voxel of an image's voxels, where it can be interpolated;
     * possibly none.
     */
    public static Mask withinField(Mask mask, Geometry image) {
        GridSize size = mask.geometry().size();
        boolean[] kept = new boolean[size.voxels()];
        GridBox box = GridBox.around(mask).orElse(null);
        if (box == null) {
            return mask;
        }
        for (int k = box.k(); k < box.k() + box.size().z(); k++) {
            for (int j = box.j(); j < box.j() + box.size().y(); j++) {
                for (int i = box.i(); i < box.i() + box.size().x(); i++) {
                    if (mask.at(i, j, k)) {
                        Vector3 at = image.toIndex(mask.geometry().toPatient(i, j, k));
                        kept[size.index(i, j, k)] = inField(at, image.size());
                    }
                }
            }
        }
        return new Mask(mask.geometry(), kept);
    }

    private static boolean inField(Vector3 index, GridSize size) {
        for (int axis = 0; axis < 3; axis++) {
            double at = index.along(axis);
            if (!(at >= -HALF && at < size.along(axis) - HALF)) {
                return false;
            }
        }
        return true;
    }
}
