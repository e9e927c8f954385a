package org.deltarad.mask;

import java.util.Optional;
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
    /** By which a step may differ from one voxel along one axis; corners are compared more closely. */
    private static final double STEP = 0.1;

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

    /**
     * The mask with its voxels in the order of another grid, where both have the same voxel centres, whichever way their
     * axes run (converters of series turn axes round, and NIfTI rounds to single precision); empty where they have not.
     *
     * @param tolerance of a voxel's place, in voxels of the grid
     */
    public static Optional<Mask> reordered(Mask mask, Geometry grid, double tolerance) {
        Geometry own = mask.geometry();
        GridSize size = own.size();
        GridSize wanted = grid.size();
        if (size.voxels() != wanted.voxels() || !alongAxes(own, grid) || !sameCorners(own, grid, tolerance)) {
            return Optional.empty();
        }
        boolean[] inside = new boolean[wanted.voxels()];
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++) {
                    if (mask.at(i, j, k)) {
                        Vector3 at = grid.toIndex(own.toPatient(i, j, k));
                        inside[
                                wanted.index(
                                        (int) Math.rint(at.x()), (int) Math.rint(at.y()), (int) Math.rint(at.z()))] = true;
                    }
                }
            }
        }
        return Optional.of(new Mask(grid, inside));
    }

    /** Whether a step along each of a grid's axes is one along an axis of the other. */
    private static boolean alongAxes(Geometry own, Geometry grid) {
        Vector3 origin = grid.toIndex(own.origin());
        Vector3[] steps = {own.toPatient(1, 0, 0), own.toPatient(0, 1, 0), own.toPatient(0, 0, 1)};
        for (Vector3 step : steps) {
            Vector3 d = grid.toIndex(step).minus(origin);
            double x = Math.abs(d.x());
            double y = Math.abs(d.y());
            double z = Math.abs(d.z());
            double most = Math.max(x, Math.max(y, z));
            if (!(Math.abs(most - 1) < STEP && x + y + z - most < STEP)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameCorners(Geometry own, Geometry grid, double tolerance) {
        for (int corner = 0; corner < 8; corner++) {
            Vector3 at = grid.toIndex(own.toPatient(
                    (corner & 1) * (own.size().x() - 1),
                    (corner >> 1 & 1) * (own.size().y() - 1),
                    (corner >> 2) * (own.size().z() - 1)));
            for (int axis = 0; axis < 3; axis++) {
                double last = grid.size().along(axis) - 1;
                if (!(Math.min(Math.abs(at.along(axis)), Math.abs(at.along(axis) - last)) <= tolerance)) {
                    return false;
                }
            }
        }
        return true;
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
