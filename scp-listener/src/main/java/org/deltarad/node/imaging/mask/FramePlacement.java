package org.deltarad.node.imaging.mask;

import static org.deltarad.node.imaging.Plane.number;
import static org.deltarad.node.imaging.Plane.text;

import java.util.Optional;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Plane;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;

/**
 * Puts the frames of a segment on the slices of a grid by their positions: every corner of a frame must be at the centre of
 * a corner voxel of one slice.
 */
final class FramePlacement {
    private final Geometry grid;
    private final GeometryTolerance tolerance;

    FramePlacement(Geometry grid, GeometryTolerance tolerance) {
        this.grid = grid;
        this.tolerance = tolerance;
    }

    /** Why the frames cannot be copied to the grid's slices; blank ones may lie beyond the grid. */
    Optional<String> mismatch(SegmentFrames frames) throws ImagingException {
        for (int n : frames.indices()) {
            Plane plane = frames.frame(n).plane();
            if (beyond(plane)) {
                if (!blank(frames.pixels(n))) {
                    return Optional.of(frames.describe(n) + " at " + text(plane.position())
                            + " is beyond the first or last slice of the image and not blank");
                }
            } else {
                Optional<String> off = offSlice(plane, frames.describe(n));
                if (off.isPresent()) {
                    return off;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Copies frames that have no {@link #mismatch}.
     *
     * @throws ImagingException when two of them are in one place, or no voxel is inside
     */
    Mask place(SegmentFrames frames) throws ImagingException {
        GridSize size = grid.size();
        boolean[] inside = new boolean[size.voxels()];
        boolean[] taken = new boolean[size.z()];
        int count = 0;
        for (int n : frames.indices()) {
            Plane plane = frames.frame(n).plane();
            if (beyond(plane)) {
                continue;
            }
            int k = slice(plane);
            if (taken[k]) {
                throw new ImagingException(
                        Reason.DUPLICATE_POSITION,
                        frames.describe(n) + " is at " + text(plane.position())
                                + ", where another frame of the segment is");
            }
            taken[k] = true;
            count += frames.seg().pixels().copy(n, frames.segment(), inside, size.index(0, 0, k));
        }
        if (count == 0) {
            throw new ImagingException(Reason.NO_VOXEL_INSIDE, frames.name() + " has no voxel inside the image");
        }
        return new Mask(grid, inside);
    }

    private boolean beyond(Plane p) {
        double k = grid.toIndex(p.position()).z();
        return k < -0.5 || k > grid.size().z() - 0.5;
    }

    private static boolean blank(boolean[] pixels) {
        for (boolean inside : pixels) {
            if (inside) {
                return false;
            }
        }
        return true;
    }

    private int slice(Plane p) {
        return (int) Math.rint(grid.toIndex(p.position()).z());
    }

    /** How a frame differs from the slice next to it. */
    private Optional<String> offSlice(Plane p, String what) {
        GridSize size = grid.size();
        if (p.columns() != size.x() || p.rows() != size.y()) {
            return Optional.of(what + " has " + p.columns() + " x " + p.rows() + " pixels, the image " + size.x()
                    + " x " + size.y());
        }
        int k = slice(p);
        double right = p.columns() - 1;
        double down = p.rows() - 1;
        double[][] corners = {{0, 0}, {right, 0}, {0, down}, {right, down}};
        for (double[] c : corners) {
            Vector3 i = grid.toIndex(p.toPatient(c[0], c[1]));
            double x = (i.x() - c[0]) * grid.spacing().x();
            double y = (i.y() - c[1]) * grid.spacing().y();
            double z = (i.z() - k) * grid.spacing().z();
            if (Math.abs(x) > tolerance.at(grid.spacing().x())
                    || Math.abs(y) > tolerance.at(grid.spacing().y())
                    || Math.abs(z) > tolerance.at(grid.spacing().z())) {
                return Optional.of(what + " has its pixel (column " + (int) c[0] + ", row " + (int) c[1]
                        + ", zero based) " + number(x) + ", " + number(y) + " and " + number(z)
                        + " mm along columns, rows and slices from the image's on slice " + k + "; the frame has "
                        + p.shape());
            }
        }
        return Optional.empty();
    }
}
