package org.deltarad.mask;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.deltarad.image.GridBox;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;

/**
 * How much two masks agree. Surfaces are voxels of a region with a neighbour by a face outside it, and distances are those
 * between their centres, as in MedPy and MONAI; DeepMind's surface-distance weights patches of a mesh instead, so that its
 * numbers are others where voxels are not cubes.
 *
 * @param firstVolume            mm3
 * @param secondVolume           mm3, on the grid of the comparison
 * @param firstVoxels            voxels inside the first
 * @param secondVoxels           voxels inside the second
 * @param differingVoxels        voxels inside one of them alone
 * @param dice                   2 |A and B| / (|A| + |B|)
 * @param jaccard                |A and B| / |A or B|
 * @param hausdorff              greatest distance from a surface voxel of either to the other surface, mm
 * @param hausdorff95            the greater of both directions' 95th percentiles (linear between ranks), mm
 * @param meanFirstToSecond      mean distance from the first surface to the second, mm
 * @param meanSecondToFirst      the other way, mm
 * @param averageSurfaceDistance mean over the voxels of both surfaces (average symmetric surface distance), mm
 * @param tolerance              of the surface Dice, mm
 * @param surfaceDice            surface voxels of either within {@code tolerance} of the other surface, of all
 * @param remarks                what was done to bring both onto one grid; none when they were
 */
public record MaskComparison(
        double firstVolume,
        double secondVolume,
        int firstVoxels,
        int secondVoxels,
        int differingVoxels,
        double dice,
        double jaccard,
        double hausdorff,
        double hausdorff95,
        double meanFirstToSecond,
        double meanSecondToFirst,
        double averageSurfaceDistance,
        double tolerance,
        double surfaceDice,
        List<String> remarks) {

    private static final double PERCENTILE = 0.95;

    /** Voxels of an array. */
    private static final double MOST_VOXELS = Integer.MAX_VALUE - 8;

    public MaskComparison {
        remarks = List.copyOf(remarks);
    }

    /**
     * Compares two masks. When they are on different grids the second is brought, by the nearest voxel, onto the voxels of
     * the first, which are continued as far as it goes; a remark says so.
     *
     * @param tolerance of the surface Dice, mm, 0 or more
     * @throws MaskException.EmptyMask   when no voxel is inside one of them
     * @throws MaskException.EmptyResult when the second has none on the first's grid
     * @throws MaskException.SkewedGrid  when the first's axes are not at right angles
     * @throws MaskException.GridMismatch when they are too far apart for one grid
     */
    public static MaskComparison of(Mask first, Mask second, double tolerance) throws MaskException {
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a tolerance must be 0 mm or more, was " + tolerance);
        }
        DistanceTransform.requireRightAngles(first.geometry());
        require(first, "first");
        require(second, "second");
        Geometry grid = common(first, second);
        boolean same = first.geometry().sameGridAs(second.geometry(), MaskGrid.SAME_PLACE);
        Mask a = onto(first, grid);
        Mask b = onto(same ? new Mask(first.geometry(), second.inside()) : second, grid);
        List<String> remarks = same
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "the second mask (%s voxels of %s mm, %.1f mm3 inside) was brought onto the grid of the first (%s mm)"
                                + " by the nearest voxel: %.1f mm3 there",
                        second.geometry().size(),
                        spacing(second.geometry()),
                        second.count() * second.geometry().voxelVolume(),
                        spacing(first.geometry()),
                        b.count() * grid.voxelVolume()));
        return compared(a, b, tolerance, remarks);
    }

    private static void require(Mask mask, String which) throws MaskException.EmptyMask {
        if (GridBox.around(mask).isEmpty()) {
            throw new MaskException.EmptyMask("no voxel is inside the " + which
                    + " mask, so there is nothing to compare; choose another ROI or label");
        }
    }

    /** The voxels of the first grid, continued where need be, around both regions. */
    private static Geometry common(Mask first, Mask second) throws MaskException {
        Geometry grid = first.geometry();
        GridBox one = Margin.box(first);
        GridBox other = Margin.box(second);
        double[] low = new double[3];
        double[] high = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = one.start(axis);
            high[axis] = one.start(axis) + one.length(axis) - 1.0;
        }
        for (int corner = 0; corner < 8; corner++) {
            var at = grid.toIndex(second.geometry()
                    .toPatient(
                            edge(other, 0, corner & 1), edge(other, 1, corner >> 1 & 1), edge(other, 2, corner >> 2)));
            for (int axis = 0; axis < 3; axis++) {
                low[axis] = Math.min(low[axis], Math.floor(at.along(axis)));
                high[axis] = Math.max(high[axis], Math.ceil(at.along(axis)));
            }
        }
        double[] count = {high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1};
        if (!(count[0] * count[1] * count[2] <= MOST_VOXELS)) {
            throw new MaskException.GridMismatch(String.format(
                    Locale.ROOT,
                    "a grid that holds both masks would have %.0f x %.0f x %.0f voxels; they are too far apart to be of one"
                            + " patient in one frame of reference",
                    count[0],
                    count[1],
                    count[2]));
        }
        GridSize size = new GridSize((int) count[0], (int) count[1], (int) count[2]);
        return new Geometry(
                size,
                grid.toPatient(low[0], low[1], low[2]),
                grid.spacing(),
                grid.columnDirection(),
                grid.rowDirection(),
                grid.sliceDirection());
    }

    private static double edge(GridBox box, int axis, int end) {
        return end == 0 ? box.start(axis) - 0.5 : box.start(axis) + box.length(axis) - 0.5;
    }

    private static Mask onto(Mask mask, Geometry grid) throws MaskException {
        return MaskGrid.onto(mask, grid, MaskGrid.Rule.NEAREST);
    }

    private static MaskComparison compared(Mask a, Mask b, double tolerance, List<String> remarks) {
        int countA = a.count();
        int countB = b.count();
        int both = 0;
        for (int n = 0; n < a.inside().length; n++) {
            both += a.inside()[n] && b.inside()[n] ? 1 : 0;
        }
        boolean[] surfaceA = Surface.of(a);
        boolean[] surfaceB = Surface.of(b);
        double[] there = Surface.distances(surfaceA, surfaceB, a);
        double[] back = Surface.distances(surfaceB, surfaceA, a);
        double sumThere = Arrays.stream(there).sum();
        double sumBack = Arrays.stream(back).sum();
        double voxel = a.geometry().voxelVolume();
        return new MaskComparison(
                countA * voxel,
                countB * voxel,
                countA,
                countB,
                countA + countB - 2 * both,
                2.0 * both / ((double) countA + countB),
                both / ((double) countA + countB - both),
                Math.max(there[there.length - 1], back[back.length - 1]),
                Math.max(percentile(there), percentile(back)),
                sumThere / there.length,
                sumBack / back.length,
                (sumThere + sumBack) / (there.length + back.length),
                tolerance,
                (double) (within(there, tolerance) + within(back, tolerance)) / (there.length + back.length),
                remarks);
    }

    /** As {@code numpy.percentile} by its default, of ascending values. */
    private static double percentile(double[] ascending) {
        double rank = PERCENTILE * (ascending.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (ascending[above] - ascending[below]) * (rank - below);
    }

    private static int within(double[] ascending, double tolerance) {
        int count = 0;
        while (count < ascending.length && ascending[count] <= tolerance + Margin.ROUNDING) {
            count++;
        }
        return count;
    }

    private static String spacing(Geometry grid) {
        return String.format(
                Locale.ROOT,
                "%.4g x %.4g x %.4g",
                grid.spacing().x(),
                grid.spacing().y(),
                grid.spacing().z());
    }
}
