package org.deltarad.feature.ibsi.intensity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.feature.ibsi.process.Roi;
import org.deltarad.feature.region.BoundingBox;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * Local intensity features (IBSI 3.2, 9ST6): means over the voxels of the image, in the ROI or not, whose centres lie in
 * a sphere of 1 cm3. Sums along rows are kept, so that a voxel of the ROI costs as much as the sphere has rows.
 */
public final class LocalIntensity {
    /** Radius of a sphere of 1 cm3, mm. */
    private static final double RADIUS = 10 * Math.cbrt(3 / (4 * Math.PI));

    private final GridSize size;
    private final double[] sums;
    private final List<Row> rows;

    /** A row of the sphere: {@code reach} voxels to either side along x. */
    private record Row(int dy, int dz, int reach) {}

    private LocalIntensity(GridSize size, double[] values, Vector3 spacing) {
        this.size = size;
        this.sums = new double[(size.x() + 1) * size.y() * size.z()];
        for (int row = 0; row < size.y() * size.z(); row++) {
            for (int i = 0; i < size.x(); i++) {
                int at = row * (size.x() + 1) + i;
                sums[at + 1] = sums[at] + values[row * size.x() + i];
            }
        }
        this.rows = rows(spacing);
    }

    /**
     * Values by tag: {@code loc_peak_loc} around the voxel of the highest intensity (the largest of several),
     * {@code loc_peak_glob} the largest around any voxel of the intensity mask. At the edge of the image the voxels
     * there are count; NaN when the image around the ROI is not finite.
     */
    public static Map<String, Double> of(Roi roi) {
        Vector3 spacing = roi.region().spacing();
        Window window = Window.around(roi, spacing);
        LocalIntensity peaks = new LocalIntensity(window.size(), window.values(roi), spacing);
        double local = Double.NEGATIVE_INFINITY;
        double global = Double.NEGATIVE_INFINITY;
        GridSize box = roi.region().size();
        for (int k = 0, n = 0; k < box.z(); k++) {
            for (int j = 0; j < box.y(); j++) {
                for (int i = 0; i < box.x(); i++, n++) {
                    if (roi.region().inside()[n]) {
                        double mean = peaks.mean(i + window.before(0), j + window.before(1), k + window.before(2));
                        global = Math.max(global, mean);
                        if (roi.region().values()[n] == roi.maximum()) {
                            local = Math.max(local, mean);
                        }
                    }
                }
            }
        }
        Map<String, Double> features = new LinkedHashMap<>();
        features.put("loc_peak_loc", local);
        features.put("loc_peak_glob", global);
        return features;
    }

    private static int reach(double squared, double spacing) {
        return (int) Math.floor(Math.sqrt(squared) / spacing + 1e-9);
    }

    private static List<Row> rows(Vector3 spacing) {
        List<Row> rows = new ArrayList<>();
        int deep = reach(RADIUS * RADIUS, spacing.z());
        for (int dz = -deep; dz <= deep; dz++) {
            double left = Math.max(0, RADIUS * RADIUS - dz * spacing.z() * dz * spacing.z());
            int high = reach(left, spacing.y());
            for (int dy = -high; dy <= high; dy++) {
                double rest = Math.max(0, left - dy * spacing.y() * dy * spacing.y());
                rows.add(new Row(dy, dz, reach(rest, spacing.x())));
            }
        }
        return rows;
    }

    private double mean(int i, int j, int k) {
        double sum = 0;
        int voxels = 0;
        for (Row row : rows) {
            int y = j + row.dy();
            int z = k + row.dz();
            if (y >= 0 && y < size.y() && z >= 0 && z < size.z()) {
                int from = Math.max(0, i - row.reach());
                int to = Math.min(size.x(), i + row.reach() + 1);
                int at = (z * size.y() + y) * (size.x() + 1);
                sum += sums[at + to] - sums[at + from];
                voxels += to - from;
            }
        }
        return sum / voxels;
    }

    /** The part of the image that spheres around the ROI reach: first voxel and size. */
    private record Window(int i, int j, int k, GridSize size, BoundingBox box) {

        static Window around(Roi roi, Vector3 spacing) {
            BoundingBox box = roi.box();
            GridSize whole = roi.image().geometry().size();
            int[] low = {box.i(), box.j(), box.k()};
            int[] high = {
                box.i() + box.size().x(),
                box.j() + box.size().y(),
                box.k() + box.size().z()
            };
            int[] extent = {whole.x(), whole.y(), whole.z()};
            double[] step = {spacing.x(), spacing.y(), spacing.z()};
            for (int axis = 0; axis < 3; axis++) {
                int reach = reach(RADIUS * RADIUS, step[axis]);
                low[axis] = Math.max(0, low[axis] - reach);
                high[axis] = Math.min(extent[axis], high[axis] + reach);
            }
            return new Window(
                    low[0], low[1], low[2], new GridSize(high[0] - low[0], high[1] - low[1], high[2] - low[2]), box);
        }

        double[] values(Roi roi) {
            GridSize whole = roi.image().geometry().size();
            double[] values = new double[size.voxels()];
            for (int z = 0; z < size.z(); z++) {
                for (int y = 0; y < size.y(); y++) {
                    System.arraycopy(
                            roi.image().values(), whole.index(i, j + y, k + z), values, size.index(0, y, z), size.x());
                }
            }
            return values;
        }

        /** Voxels before the box of the ROI. */
        int before(int axis) {
            return axis == 0 ? box.i() - i : axis == 1 ? box.j() - j : box.k() - k;
        }
    }
}
