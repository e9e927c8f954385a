package org.deltarad.feature.ibsi.intensity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.feature.ibsi.process.Roi;
import org.deltarad.image.GridBox;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * Local intensity features (IBSI 3.2, 9ST6): means over the voxels of the image, in the ROI or not, whose centres lie in
 * a sphere of 1 cm3. Sums along rows are kept, so that a voxel of the ROI costs as much as the sphere has rows.
 */
public final class LocalIntensity {
    /** Radius of a sphere of 1 cm3, mm. */
    private static final double RADIUS = 10 * Math.cbrt(3 / (4 * Math.PI));

    /** Part of a voxel by which a centre on the sphere may round to outside. */
    private static final double ROUNDING = 1e-9;

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
        GridSize whole = roi.image().geometry().size();
        GridBox reached = roi.box()
                .widened(reach(RADIUS, spacing.x()), reach(RADIUS, spacing.y()), reach(RADIUS, spacing.z()), whole);
        LocalIntensity peaks =
                new LocalIntensity(reached.size(), reached.crop(roi.image().values(), whole), spacing);
        int beforeI = roi.box().i() - reached.i();
        int beforeJ = roi.box().j() - reached.j();
        int beforeK = roi.box().k() - reached.k();
        double local = Double.NEGATIVE_INFINITY;
        double global = Double.NEGATIVE_INFINITY;
        GridSize box = roi.region().size();
        for (int k = 0, n = 0; k < box.z(); k++) {
            for (int j = 0; j < box.y(); j++) {
                for (int i = 0; i < box.x(); i++, n++) {
                    if (roi.region().inside()[n]) {
                        double mean = peaks.mean(i + beforeI, j + beforeJ, k + beforeK);
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

    /** Voxels within a distance along an axis. */
    private static int reach(double distance, double spacing) {
        return (int) Math.floor(distance / spacing + ROUNDING);
    }

    private static List<Row> rows(Vector3 spacing) {
        List<Row> rows = new ArrayList<>();
        int deep = reach(RADIUS, spacing.z());
        for (int dz = -deep; dz <= deep; dz++) {
            double left = Math.max(0, RADIUS * RADIUS - dz * spacing.z() * dz * spacing.z());
            int high = reach(Math.sqrt(left), spacing.y());
            for (int dy = -high; dy <= high; dy++) {
                double rest = Math.max(0, left - dy * spacing.y() * dy * spacing.y());
                rows.add(new Row(dy, dz, reach(Math.sqrt(rest), spacing.x())));
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
}
