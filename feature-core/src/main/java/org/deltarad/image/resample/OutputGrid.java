package org.deltarad.image.resample;

import java.util.Locale;
import org.deltarad.image.GridBox;
import org.deltarad.image.ImageException;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/** The grid that PyRadiomics resamples to ({@code resampleImage}): aligned with the corner of the mask's grid. */
final class OutputGrid {
    /** Voxels by which a region may reach beyond an image. */
    private static final double REACH_TOLERANCE = 1e-3;
    /** Part of a spacing by which it may differ, as {@code numpy.allclose} has it. */
    private static final double RELATIVE_TOLERANCE = 1e-5;
    /** Added to that, mm. */
    private static final double ABSOLUTE_TOLERANCE = 1e-8;

    private OutputGrid() {}

    /**
     * Refuses a region that reaches beyond an image.
     *
     * @param box the region in the mask's grid
     */
    static void requireInside(Geometry image, Geometry mask, GridBox box) throws ImageException {
        Vector3 first = image.toIndex(mask.toPatient(box.i() - 0.5, box.j() - 0.5, box.k() - 0.5));
        Vector3 last = image.toIndex(mask.toPatient(
                box.i() + box.size().x() - 0.5,
                box.j() + box.size().y() - 0.5,
                box.k() + box.size().z() - 0.5));
        GridSize size = image.size();
        if (beyond(first.x(), last.x(), size.x())
                || beyond(first.y(), last.y(), size.y())
                || beyond(first.z(), last.z(), size.z())) {
            throw new ImageException.RegionOutsideImage("the region reaches from " + text(first) + " to " + text(last)
                    + " in voxels of the image, which has " + size
                    + " voxels; check that image and mask belong together");
        }
    }

    private static boolean beyond(double a, double b, int count) {
        return Math.min(a, b) < -0.5 - REACH_TOLERANCE || Math.max(a, b) > count - 0.5 + REACH_TOLERANCE;
    }

    private static String text(Vector3 v) {
        return String.format(Locale.ROOT, "(%.2f, %.2f, %.2f)", v.x(), v.y(), v.z());
    }

    /** The spacing along each axis: as wanted, but that of the mask where 0 is wanted or the region is one voxel thick. */
    static double[] spacing(Resampling resampling, Geometry mask, GridBox box) {
        double[] spacing = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double wanted = resampling.spacing().along(axis);
            spacing[axis] =
                    wanted == 0 || box.length(axis) == 1 ? mask.spacing().along(axis) : wanted;
        }
        return spacing;
    }

    /** Whether a spacing is that of the image already. */
    static boolean isThatOf(Geometry image, double[] spacing) {
        for (int axis = 0; axis < 3; axis++) {
            double tolerance = ABSOLUTE_TOLERANCE + RELATIVE_TOLERANCE * Math.abs(spacing[axis]);
            if (!(Math.abs(image.spacing().along(axis) - spacing[axis]) <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The grid.
     *
     * @param mask    the mask's grid
     * @param box     the region in it
     * @param spacing mm along x, y, z
     * @param pad     voxels of the new grid around the region
     */
    static Geometry of(Geometry mask, GridBox box, double[] spacing, int pad) {
        int[] count = new int[3];
        double[] origin = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double own = mask.spacing().along(axis);
            double ratio = own / spacing[axis];
            double lower = Math.floor((box.start(axis) - 0.5) * ratio - pad);
            double upper = Math.ceil((box.start(axis) + box.length(axis) - 0.5) * ratio + pad);
            lower = Math.max(0, lower);
            upper = Math.min(Math.ceil(mask.size().along(axis) * ratio) - 1, upper);
            count[axis] = (int) (upper - lower + 1);
            origin[axis] = 0.5 * (spacing[axis] - own) / own + lower / ratio;
        }
        return new Geometry(
                new GridSize(count[0], count[1], count[2]),
                mask.toPatient(origin[0], origin[1], origin[2]),
                new Vector3(spacing[0], spacing[1], spacing[2]),
                mask.columnDirection(),
                mask.rowDirection(),
                mask.sliceDirection());
    }
}
