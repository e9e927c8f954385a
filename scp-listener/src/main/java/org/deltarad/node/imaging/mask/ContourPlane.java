package org.deltarad.node.imaging.mask;

import static org.deltarad.node.imaging.Plane.number;
import static org.deltarad.node.imaging.Plane.text;

import java.util.Arrays;
import java.util.List;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.mask.RtRoi.Contour;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/** Places contours on the slices of a grid. */
final class ContourPlane {
    /** How far points of one plane may be apart along the normal of the slices, in slice spacings. */
    static final double TOLERANCE = 0.1;

    private ContourPlane() {}

    /**
     * A contour on a slice.
     *
     * @param column continuous column index of each point
     * @param row    continuous row index of each point
     * @param level  continuous slice index of its plane
     */
    record Placed(double[] column, double[] row, double level, boolean xor) {
        int slice() {
            return (int) Math.rint(level);
        }

        /** Distance from the slice, in slice spacings, within -0.5 to 0.5. */
        double offset() {
            return level - slice();
        }

        boolean withinStack(int slices) {
            return level >= -0.5 && level <= slices - 0.5;
        }

        boolean reachesPast(GridSize size) {
            return Arrays.stream(column).anyMatch(c -> c < -0.5 || c > size.x() - 0.5)
                    || Arrays.stream(row).anyMatch(r -> r < -0.5 || r > size.y() - 0.5);
        }
    }

    static Placed place(Contour contour, Geometry g, String roi) throws ImagingException {
        int n = contour.points().size();
        double[] column = new double[n];
        double[] row = new double[n];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            Vector3 index = g.toIndex(contour.points().get(i));
            column[i] = index.x();
            row[i] = index.y();
            low = Math.min(low, index.z());
            high = Math.max(high, index.z());
            sum += index.z();
        }
        if (high - low > TOLERANCE) {
            throw new ImagingException(
                    Reason.CONTOUR_NOT_PARALLEL,
                    roi + " has a contour at " + text(contour.points().get(0))
                            + " that is not parallel to the slices: it" + " spans "
                            + number((high - low) * g.spacing().z()) + " mm across them",
                    List.copyOf(contour.referencedInstanceUids()));
        }
        double level = sum / n;
        return new Placed(column, row, level, contour.geometricType().equals(Contour.XOR));
    }
}
