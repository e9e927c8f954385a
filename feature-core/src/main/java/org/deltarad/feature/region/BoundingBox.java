package org.deltarad.feature.region;

import java.util.Arrays;
import java.util.Optional;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;

/**
 * The smallest box of voxels around a region.
 *
 * @param i    first column inside, zero based
 * @param j    first row inside, zero based
 * @param k    first slice inside, zero based
 * @param size voxels along each axis
 */
public record BoundingBox(int i, int j, int k, GridSize size) {

    /** The box around the voxels inside the mask; empty when no voxel is inside. */
    public static Optional<BoundingBox> of(Mask mask) {
        GridSize size = mask.geometry().size();
        int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] high = {-1, -1, -1};
        boolean[] emptyRow = new boolean[size.x()];
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                int from = size.index(0, j, k);
                int first = Arrays.mismatch(mask.inside(), from, from + size.x(), emptyRow, 0, size.x());
                if (first >= 0) {
                    widen(low, high, first, j, k);
                    int last = size.x() - 1;
                    while (!mask.inside()[from + last]) {
                        last--;
                    }
                    widen(low, high, last, j, k);
                }
            }
        }
        if (high[0] < 0) {
            return Optional.empty();
        }
        return Optional.of(new BoundingBox(
                low[0],
                low[1],
                low[2],
                new GridSize(high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1)));
    }

    /** Number of voxels inside the mask within this box. */
    public int count(Mask mask) {
        int count = 0;
        for (int z = k; z < k + size.z(); z++) {
            for (int y = j; y < j + size.y(); y++) {
                int from = mask.geometry().size().index(i, y, z);
                for (int n = from; n < from + size.x(); n++) {
                    count += mask.inside()[n] ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** Number of axes along which the box is longer than one voxel: 0 for a point, 3 for a volume. */
    public int dimensions() {
        return (size.x() > 1 ? 1 : 0) + (size.y() > 1 ? 1 : 0) + (size.z() > 1 ? 1 : 0);
    }

    private static void widen(int[] low, int[] high, int i, int j, int k) {
        low[0] = Math.min(low[0], i);
        low[1] = Math.min(low[1], j);
        low[2] = Math.min(low[2], k);
        high[0] = Math.max(high[0], i);
        high[1] = Math.max(high[1], j);
        high[2] = Math.max(high[2], k);
    }
}
