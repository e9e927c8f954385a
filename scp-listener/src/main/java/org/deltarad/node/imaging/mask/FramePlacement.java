package org.deltarad.node.imaging.mask;

import static org.deltarad.node.imaging.Plane.number;
import static org.deltarad.node.imaging.Plane.text;

import java.nio.ByteBuffer;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Plane;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;

/**
 * Puts the frames of a segment on the slices of a grid by their positions. Every corner of a frame must be at the centre of
 * a corner voxel of one slice; nothing is resampled.
 */
final class FramePlacement {
    private final GeometryTolerance tolerance;

    FramePlacement(GeometryTolerance tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * The segment's voxels, at least one.
     *
     * @param name the segment, for messages
     */
    Mask place(SegImage seg, int segment, Geometry g, String name) throws ImagingException {
        GridSize size = g.size();
        boolean[] inside = new boolean[size.voxels()];
        boolean[] taken = new boolean[size.z()];
        ByteBuffer bits = seg.pixels().bytes();
        int count = 0;
        for (int n = 0; n < seg.frames().size(); n++) {
            SegImage.Frame frame = seg.frames().get(n);
            if (frame.segment() != segment) {
                continue;
            }
            String what = "frame " + (n + 1) + " of " + name;
            long first = (long) n * frame.plane().rows() * frame.plane().columns();
            if (beyond(frame.plane(), g)) {
                requireBlank(bits, first, frame.plane(), what);
                continue;
            }
            int k = slice(frame.plane(), g, what);
            if (taken[k]) {
                throw new ImagingException(
                        Reason.DUPLICATE_POSITION,
                        what + " is at " + text(frame.plane().position()) + ", where another frame of the segment is");
            }
            taken[k] = true;
            count += copy(bits, first, inside, size.index(0, 0, k), size.x() * size.y());
        }
        if (count == 0) {
            throw new ImagingException(Reason.NO_VOXEL_INSIDE, name + " has no voxel inside the image");
        }
        return new Mask(g, inside);
    }

    private static boolean beyond(Plane p, Geometry g) {
        double k = g.toIndex(p.position()).z();
        return k < -0.5 || k > g.size().z() - 0.5;
    }

    private static void requireBlank(ByteBuffer bits, long first, Plane p, String what) throws ImagingException {
        for (long bit = first; bit < first + (long) p.rows() * p.columns(); bit++) {
            if (isSet(bits, bit)) {
                throw new ImagingException(
                        Reason.GRID_MISMATCH,
                        what + " at " + text(p.position())
                                + " is beyond the first or last slice of the image and not blank");
            }
        }
    }

    /** The slice that a frame coincides with. */
    private int slice(Plane p, Geometry g, String what) throws ImagingException {
        GridSize size = g.size();
        if (p.columns() != size.x() || p.rows() != size.y()) {
            throw mismatch(what + " has " + p.columns() + " x " + p.rows() + " pixels, the image " + size.x() + " x "
                    + size.y());
        }
        int k = (int) Math.rint(g.toIndex(p.position()).z());
        double right = p.columns() - 1;
        double down = p.rows() - 1;
        double[][] corners = {{0, 0}, {right, 0}, {0, down}, {right, down}};
        for (double[] c : corners) {
            Vector3 i = g.toIndex(p.toPatient(c[0], c[1]));
            double x = (i.x() - c[0]) * g.spacing().x();
            double y = (i.y() - c[1]) * g.spacing().y();
            double z = (i.z() - k) * g.spacing().z();
            if (Math.abs(x) > tolerance.at(g.spacing().x())
                    || Math.abs(y) > tolerance.at(g.spacing().y())
                    || Math.abs(z) > tolerance.at(g.spacing().z())) {
                throw mismatch(what + " has its pixel (column " + (int) c[0] + ", row " + (int) c[1] + ", zero based) "
                        + number(x) + ", " + number(y) + " and " + number(z)
                        + " mm along columns, rows and slices from the image's on slice " + k + "; the frame has "
                        + p.shape());
            }
        }
        return k;
    }

    private static ImagingException mismatch(String what) {
        return new ImagingException(Reason.GRID_MISMATCH, what + "; segmentations are not resampled");
    }

    /** Copies bits and counts those that are set. */
    private static int copy(ByteBuffer bits, long first, boolean[] inside, int offset, int count) {
        int set = 0;
        for (int n = 0; n < count; n++) {
            if (isSet(bits, first + n)) {
                inside[offset + n] = true;
                set++;
            }
        }
        return set;
    }

    /** Pixels fill each byte from its lowest bit on (PS3.5 8.1.1, annex D). */
    private static boolean isSet(ByteBuffer bits, long bit) {
        return (bits.get(bits.position() + (int) (bit >>> 3)) >>> (bit & 7) & 1) != 0;
    }
}
