package org.deltarad.feature;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Vector3;

/** Whether image and mask are on the same grid (ITK {@code VerifyInputInformation}, which PyRadiomics relies on). */
final class GeometryCheck {
    private GeometryCheck() {}

    /**
     * @param tolerance part of the image's first spacing for origin and spacing, absolute for direction cosines
     */
    static void check(Geometry image, Geometry mask, double tolerance) throws ExtractionException {
        List<String> differences = differences(image, mask, tolerance);
        if (!differences.isEmpty()) {
            throw new ExtractionException.GeometryMismatch("image and mask are on different grids: "
                    + String.join("; ", differences) + " (tolerance " + tolerance
                    + "); resample one onto the other first, or set correctMask: true (the mask onto the image) or"
                    + " resampleOntoMask: true (the image onto the mask)");
        }
    }

    /** Whether {@link #check} would pass. */
    static boolean agree(Geometry image, Geometry mask, double tolerance) {
        return differences(image, mask, tolerance).isEmpty();
    }

    private static List<String> differences(Geometry image, Geometry mask, double tolerance) {
        List<String> differences = new ArrayList<>();
        if (!image.size().equals(mask.size())) {
            differences.add("size " + image.size() + " and " + mask.size() + " voxels");
        }
        double length = tolerance * image.spacing().x();
        compare("spacing", image.spacing(), mask.spacing(), length, differences);
        compare("origin", image.origin(), mask.origin(), length, differences);
        compare("column direction", image.columnDirection(), mask.columnDirection(), tolerance, differences);
        compare("row direction", image.rowDirection(), mask.rowDirection(), tolerance, differences);
        compare("slice direction", image.sliceDirection(), mask.sliceDirection(), tolerance, differences);
        return differences;
    }

    private static void compare(String what, Vector3 a, Vector3 b, double tolerance, List<String> differences) {
        double largest = Math.max(Math.abs(a.x() - b.x()), Math.max(Math.abs(a.y() - b.y()), Math.abs(a.z() - b.z())));
        if (!(largest <= tolerance)) {
            differences.add(what + " " + text(a) + " and " + text(b));
        }
    }

    private static String text(Vector3 v) {
        return "(" + v.x() + ", " + v.y() + ", " + v.z() + ")";
    }
}
