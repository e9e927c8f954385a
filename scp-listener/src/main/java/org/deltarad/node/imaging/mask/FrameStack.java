package org.deltarad.node.imaging.mask;

import static org.deltarad.node.imaging.Plane.number;
import static org.deltarad.node.imaging.Plane.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.deltarad.mask.MaskException;
import org.deltarad.mask.MaskGrid;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Plane;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;

/**
 * The frames of a segment as a grid of their own, to be resampled. Slices between frames are empty when Spacing Between
 * Slices, or else the smallest distance of two frames, says that there are any.
 *
 * @param frames the segment
 * @param grid   the grid of the frames
 * @param at     index of the frame on each slice of the grid; -1 for none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
record FrameStack(SegmentFrames frames, Geometry grid, int[] at) {
    /** Frames nearer than this are in one place, mm. */
    private static final double SAME_PLACE = 0.01;

    /**
     * @throws ImagingException when the frames have several shapes or orientations, lie in one place, or are not evenly
     *                          spaced
     */
    static FrameStack of(SegmentFrames frames, GeometryTolerance tolerance) throws ImagingException {
        Plane first = frames.frame(frames.indices().get(0)).plane();
        for (int n : frames.indices()) {
            if (!first.sameShapeAs(frames.frame(n).plane())) {
                throw new ImagingException(
                        Reason.MIXED_GEOMETRY,
                        frames.describe(n) + " has " + frames.frame(n).plane().shape() + ", another one "
                                + first.shape());
            }
        }
        Vector3 normal = first.normal();
        List<Integer> sorted = frames.indices().stream()
                .sorted(Comparator.comparingDouble(
                        n -> frames.frame(n).plane().position().dot(normal)))
                .toList();
        Plane lowest = frames.frame(sorted.get(0)).plane();
        List<Double> heights = heights(frames, sorted, lowest, normal);
        double spacing = spacing(frames, heights, tolerance);
        int slices = (int) Math.rint(heights.get(heights.size() - 1) / spacing) + 1;
        int[] at = new int[slices];
        Arrays.fill(at, -1);
        for (int n = 0; n < sorted.size(); n++) {
            at[(int) Math.rint(heights.get(n) / spacing)] = sorted.get(n);
        }
        Vector3 up = up(frames, sorted, lowest, normal, tolerance);
        Geometry grid = new Geometry(
                size(frames, lowest, slices),
                lowest.position(),
                new Vector3(lowest.columnSpacing(), lowest.rowSpacing(), spacing / up.dot(normal)),
                lowest.columnDirection(),
                lowest.rowDirection(),
                up);
        return new FrameStack(frames, grid, at);
    }

    private static GridSize size(SegmentFrames frames, Plane plane, int slices) throws ImagingException {
        if ((double) plane.columns() * plane.rows() * slices > Integer.MAX_VALUE) {
            throw new ImagingException(
                    Reason.TOO_LARGE,
                    frames.name() + " spans " + slices + " slices of " + plane.columns() + " x " + plane.rows()
                            + " pixels, which is more than can be read");
        }
        return new GridSize(plane.columns(), plane.rows(), slices);
    }

    /** Distances from the lowest frame along the normal, upwards. */
    private static List<Double> heights(SegmentFrames frames, List<Integer> sorted, Plane lowest, Vector3 normal)
            throws ImagingException {
        List<Double> heights = new ArrayList<>();
        for (int n : sorted) {
            Plane plane = frames.frame(n).plane();
            double height = plane.position().minus(lowest.position()).dot(normal);
            if (!heights.isEmpty() && height - heights.get(heights.size() - 1) < SAME_PLACE) {
                throw new ImagingException(
                        Reason.DUPLICATE_POSITION,
                        frames.describe(n) + " is at " + text(plane.position())
                                + ", where another frame of the segment is");
            }
            heights.add(height);
        }
        return heights;
    }

    private static double spacing(SegmentFrames frames, List<Double> heights, GeometryTolerance tolerance)
            throws ImagingException {
        OptionalDouble said = frames.frame(frames.indices().get(0)).sliceSpacing();
        if (said.isPresent() && whole(heights, said.getAsDouble(), tolerance)) {
            return said.getAsDouble();
        }
        OptionalDouble thickness = frames.frame(frames.indices().get(0)).sliceThickness();
        if (heights.size() == 1 && thickness.isPresent()) {
            return thickness.getAsDouble();
        }
        if (heights.size() == 1) {
            throw new ImagingException(
                    Reason.MISSING_ATTRIBUTE,
                    frames.name() + " has one frame and neither Spacing Between Slices nor Slice Thickness, so it has"
                            + " no thickness to be resampled by",
                    frames.seg().instance().sopInstanceUid());
        }
        double smallest = Double.POSITIVE_INFINITY;
        for (int n = 1; n < heights.size(); n++) {
            smallest = Math.min(smallest, heights.get(n) - heights.get(n - 1));
        }
        if (!whole(heights, smallest, tolerance)) {
            throw new ImagingException(
                    Reason.UNEVEN_SPACING,
                    frames.name() + " has frames that are not evenly spaced, so it cannot be resampled; the smallest"
                            + " distance is " + number(smallest) + " mm",
                    frames.seg().instance().sopInstanceUid());
        }
        // a rounded smallest distance would drift: the whole span has the best mean
        double span = heights.get(heights.size() - 1);
        return span / Math.rint(span / smallest);
    }

    /** Whether all distances are whole multiples of the spacing. */
    private static boolean whole(List<Double> heights, double spacing, GeometryTolerance tolerance) {
        for (int n = 1; n < heights.size(); n++) {
            double gap = heights.get(n) - heights.get(n - 1);
            double multiple = Math.rint(gap / spacing);
            if (multiple < 1 || Math.abs(gap - multiple * spacing) > multiple * tolerance.at(spacing)) {
                return false;
            }
        }
        return true;
    }

    /** Unit vector from the lowest to the highest frame, from which no frame may be aside; the normal of a single one. */
    private static Vector3 up(
            SegmentFrames frames, List<Integer> sorted, Plane lowest, Vector3 normal, GeometryTolerance tolerance)
            throws ImagingException {
        Vector3 span =
                frames.frame(sorted.get(sorted.size() - 1)).plane().position().minus(lowest.position());
        if (sorted.size() == 1) {
            return normal;
        }
        double allowed = tolerance.at(Math.min(lowest.rowSpacing(), lowest.columnSpacing()));
        for (int n : sorted) {
            Vector3 d = frames.frame(n).plane().position().minus(lowest.position());
            double aside = d.minus(span.times(d.dot(normal) / span.dot(normal))).norm();
            if (aside > allowed) {
                throw new ImagingException(
                        Reason.GANTRY_TILT,
                        frames.describe(n) + " is " + number(aside)
                                + " mm aside of the line through the segment's first and last frame",
                        frames.seg().instance().sopInstanceUid());
            }
        }
        return span.unit();
    }

    /**
     * The segment on another grid: {@link MaskGrid.Rule#LINEAR}.
     *
     * @param why     what the grids differ in
     * @param remarks receives what was done
     * @throws ImagingException when the segment and the grid do not meet, or no voxel is inside
     */
    Mask resample(Geometry target, String why, List<String> remarks) throws ImagingException {
        Mask own = mask();
        int voxels = own.count();
        if (voxels == 0) {
            throw new ImagingException(Reason.NO_VOXEL_INSIDE, frames.name() + " has no voxel inside");
        }
        try {
            int beyond = voxels - MaskGrid.withinField(own, target).count();
            if (beyond == voxels) {
                throw new ImagingException(
                        Reason.GRID_MISMATCH,
                        frames.name() + " and the image do not meet: all " + voxels
                                + " voxels of the segment lie beyond the image; " + why,
                        frames.seg().instance().sopInstanceUid());
            }
            Mask moved = MaskGrid.onto(own, target, MaskGrid.Rule.LINEAR);
            remark(own, moved, beyond, why, remarks);
            return moved;
        } catch (MaskException e) {
            throw new ImagingException(
                    Reason.NO_VOXEL_INSIDE,
                    frames.name() + " is on another grid: " + e.getMessage(),
                    frames.seg().instance().sopInstanceUid());
        }
    }

    private Mask mask() throws ImagingException {
        boolean[] inside = new boolean[grid.size().voxels()];
        for (int k = 0; k < at.length; k++) {
            if (at[k] >= 0) {
                frames.seg()
                        .pixels()
                        .copy(at[k], frames.segment(), inside, grid.size().index(0, 0, k));
            }
        }
        return new Mask(grid, inside);
    }

    private void remark(Mask own, Mask moved, int beyond, String why, List<String> remarks) {
        remarks.add(frames.name() + " is on another grid than the image and was resampled onto the image's by linear"
                + " interpolation, voxels of at least one half inside: " + size(own) + " became " + size(moved) + "; "
                + why);
        if (sparse()) {
            remarks.add("no two frames of " + frames.name() + " are on adjacent slices; those between, "
                    + number(grid.spacing().z()) + " mm apart, were taken as empty");
        }
        if (beyond > 0) {
            remarks.add(beyond + " of the " + own.count() + " voxels of " + frames.name()
                    + " lie beyond the image and were left out");
        }
    }

    private static String size(Mask mask) {
        return mask.count() + " voxels ("
                + number(mask.count() * mask.geometry().voxelVolume() / 1000) + " ml)";
    }

    /** Whether there are several frames and slices between any two of them. */
    private boolean sparse() {
        for (int k = 1; k < at.length; k++) {
            if (at[k] >= 0 && at[k - 1] >= 0) {
                return false;
            }
        }
        return at.length > 1;
    }
}
