package org.deltarad.node.imaging;

import java.util.Arrays;
import java.util.Locale;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.report.ImageReference;
import org.deltarad.volume.Vector3;

/**
 * The plane of an image or frame (PS3.3 C.7.6.2, C.7.6.16.2), LPS, mm.
 *
 * @param rows           number of rows
 * @param columns        number of columns
 * @param rowSpacing      between the centres of adjacent rows, the first value of Pixel Spacing
 * @param columnSpacing   between the centres of adjacent columns, its second value
 * @param columnDirection unit vector of increasing column index, the first triplet of Image Orientation (Patient)
 * @param rowDirection    unit vector of increasing row index, its second triplet
 * @param position        centre of the first pixel
 */
public record Plane(
        int rows,
        int columns,
        double rowSpacing,
        double columnSpacing,
        Vector3 columnDirection,
        Vector3 rowDirection,
        Vector3 position) {
    /** Deviation of direction cosines from orthogonal unit vectors; files carry as few as four digits. */
    private static final double COSINE_TOLERANCE = 1e-3;
    /** Deviation of direction cosines between slices: 0.05 mm at the far corner of a 500 mm field. */
    private static final double SAME_COSINE = 1e-4;
    /** Relative deviation of the pixel spacing between slices: 0.05 mm over 500 mm. */
    private static final double SAME_SPACING = 1e-4;

    /**
     * The plane of a frame, from the data sets that have each part.
     *
     * @param uid SOP Instance UID, for errors
     */
    public static Plane of(Dataset size, Dataset measures, Dataset orientation, Dataset position, String uid)
            throws AttributeException, ImagingException {
        return of(size, measures, orientation, position, uid, "SOP Instance " + uid);
    }

    /**
     * The plane of a frame whose attributes are together.
     *
     * @throws AttributeException when one is missing
     * @throws ImagingException   when they are no plane
     */
    public static Plane of(Dataset frame, ImageReference reference) throws AttributeException, ImagingException {
        return of(frame, frame, frame, frame, reference.instance().sopInstanceUid(), reference.name());
    }

    private static Plane of(
            Dataset size, Dataset measures, Dataset orientation, Dataset position, String uid, String name)
            throws AttributeException, ImagingException {
        double[] spacing = measures.requireDoubles(Tag.PixelSpacing, 2);
        double[] o = orientation.requireDoubles(Tag.ImageOrientationPatient, 6);
        double[] p = position.requireDoubles(Tag.ImagePositionPatient, 3);
        int rows = size.requireInt(Tag.Rows);
        int columns = size.requireInt(Tag.Columns);
        boolean finite = Double.isFinite(p[0] + p[1] + p[2] + spacing[0] + spacing[1]);
        if (!finite || !(spacing[0] > 0 && spacing[1] > 0) || rows < 1 || columns < 1) {
            throw new ImagingException(
                    Reason.MISSING_ATTRIBUTE,
                    name + " has " + rows + " rows and " + columns + " columns of spacing "
                            + spacing[0]
                            + " \\ " + spacing[1] + " at " + Arrays.toString(p)
                            + "; all must be finite, and size and spacing positive",
                    uid);
        }
        Vector3 column = new Vector3(o[0], o[1], o[2]);
        Vector3 row = new Vector3(o[3], o[4], o[5]);
        if (!(Math.abs(column.norm() - 1) <= COSINE_TOLERANCE
                && Math.abs(row.norm() - 1) <= COSINE_TOLERANCE
                && Math.abs(column.dot(row)) <= COSINE_TOLERANCE)) {
            throw new ImagingException(
                    Reason.INVALID_ORIENTATION,
                    name + ": the direction cosines " + text(column) + " and " + text(row)
                            + " are not orthogonal unit vectors",
                    uid);
        }
        return new Plane(
                rows, columns, spacing[0], spacing[1], column.unit(), row.unit(), new Vector3(p[0], p[1], p[2]));
    }

    /** Unit vector of columnDirection x rowDirection. */
    public Vector3 normal() {
        return columnDirection.cross(rowDirection).unit();
    }

    /** The point at a column and row, zero based; whole numbers are centres of pixels. */
    public Vector3 toPatient(double column, double row) {
        return position.plus(columnDirection.times(column * columnSpacing)).plus(rowDirection.times(row * rowSpacing));
    }

    /** Whether both have the same size, pixel spacing and orientation; positions may differ. */
    public boolean sameShapeAs(Plane o) {
        return rows == o.rows
                && columns == o.columns
                && Math.abs(rowSpacing - o.rowSpacing) <= SAME_SPACING * rowSpacing
                && Math.abs(columnSpacing - o.columnSpacing) <= SAME_SPACING * columnSpacing
                && close(columnDirection, o.columnDirection)
                && close(rowDirection, o.rowDirection);
    }

    private static boolean close(Vector3 a, Vector3 b) {
        Vector3 d = a.minus(b);
        return Math.max(Math.abs(d.x()), Math.max(Math.abs(d.y()), Math.abs(d.z()))) <= SAME_COSINE;
    }

    /** Columns x rows, pixel spacing and orientation. */
    public String shape() {
        return columns + " x " + rows + " pixels of " + number(columnSpacing) + " x " + number(rowSpacing)
                + " mm, orientation " + text(columnDirection) + " " + text(rowDirection);
    }

    public static String text(Vector3 v) {
        return "(" + number(v.x()) + ", " + number(v.y()) + ", " + number(v.z()) + ")";
    }

    public static String number(double v) {
        return String.format(Locale.ROOT, "%.4f", v);
    }
}
