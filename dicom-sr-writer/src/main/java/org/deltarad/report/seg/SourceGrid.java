package org.deltarad.report.seg;

import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/** Refuses a mask that is not on the grid of the slices it is to refer to. */
final class SourceGrid {
    /** A slice may be off its place on the mask's regular grid by this part of the smallest voxel side. */
    static final double POSITION_TOLERANCE = 0.1;

    /** Direction cosines may differ by this much. */
    static final double DIRECTION_TOLERANCE = 1e-3;

    private SourceGrid() {}

    static void check(Geometry grid, List<SourceSlice> slices) throws DicomException {
        if (slices.size() != grid.size().z()) {
            throw new GridMismatchException("the mask has " + grid.size().z() + " slices, the source series "
                    + slices.size() + "; give the header of every slice");
        }
        String series = slices.get(0).image().requireString(Tag.SeriesInstanceUID);
        for (int k = 0; k < slices.size(); k++) {
            SourceSlice slice = slices.get(k);
            String where = "slice " + k + " (" + slice.sopInstanceUid()
                    + (slice.frame().isPresent() ? ", frame " + slice.frame().getAsInt() : "") + ")";
            if (!slice.image().requireString(Tag.SeriesInstanceUID).equals(series)) {
                throw new GridMismatchException(where + " is not of series " + series);
            }
            checkSize(grid.size(), slice.image(), where);
            checkPlace(grid, slice, k, where);
        }
    }

    private static void checkSize(GridSize size, Dataset slice, String where) throws DicomException {
        int columns = slice.requireInt(Tag.Columns);
        int rows = slice.requireInt(Tag.Rows);
        if (columns != size.x() || rows != size.y()) {
            throw new GridMismatchException(where + " has " + columns + " x " + rows + " pixels, the mask " + size);
        }
    }

    private static void checkPlace(Geometry grid, SourceSlice slice, int k, String where) throws DicomException {
        double[] p = slice.planePosition().requireDoubles(Tag.ImagePositionPatient, 3);
        double[] o = slice.planeOrientation().requireDoubles(Tag.ImageOrientationPatient, 6);
        Vector3 s = grid.spacing();
        double tolerance = POSITION_TOLERANCE * Math.min(s.x(), Math.min(s.y(), s.z()));
        double off =
                grid.toPatient(0, 0, k).minus(new Vector3(p[0], p[1], p[2])).norm();
        if (!(off <= tolerance)) {
            throw new GridMismatchException(
                    where + " lies " + off + " mm off the mask's slice " + k + "; give the slices in the mask's order");
        }
        double turned = Math.max(
                grid.columnDirection().minus(new Vector3(o[0], o[1], o[2])).norm(),
                grid.rowDirection().minus(new Vector3(o[3], o[4], o[5])).norm());
        if (!(turned <= DIRECTION_TOLERANCE)) {
            throw new GridMismatchException(where + " has another orientation than the mask");
        }
    }
}
