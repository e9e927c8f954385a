package org.deltarad.mask;

import java.io.IOException;
import java.util.Map;
import org.deltarad.image.ReferenceNumbers;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;

/** The masks of make_masks.py and its numbers. */
final class MaskReferences {
    private MaskReferences() {}

    static Map<String, double[]> numbers() throws IOException {
        return ReferenceNumbers.read("/org/deltarad/mask/masks.txt.gz");
    }

    static Geometry grid(String name) {
        return switch (name) {
            case "cubes" -> Geometry.axisAligned(new GridSize(17, 14, 11), new Vector3(1, 1, 1));
            case "flat" -> Geometry.axisAligned(new GridSize(16, 18, 9), new Vector3(0.8, 0.8, 5));
            default -> Geometry.axisAligned(new GridSize(13, 15, 12), new Vector3(0.7, 1.3, 2.1));
        };
    }

    static Mask mask(String name, int which) {
        Geometry grid = grid(name);
        GridSize size = grid.size();
        return Masks.where(grid, (i, j, k) -> {
            int u = Math.floorDiv(200 * (2 * i - size.x() + 1 - 2 * which), size.x());
            int v = Math.floorDiv(200 * (2 * j - size.y() + 1), size.y());
            int w = Math.floorDiv(200 * (2 * k - size.z() + 1 + which), size.z());
            return u * u + v * v + w * w < 12_000 + 4000 * which || (i * 7 + j * 13 + k * 29 + which * 5) % 97 == 0;
        });
    }
}
