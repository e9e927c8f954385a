package org.deltarad.node.imaging.mask;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.deltarad.volume.Vector3;

/**
 * A region of interest of an RT Structure Set (PS3.3 C.8.8.5, C.8.8.6, C.8.8.8).
 *
 * @param interpretedType     RT ROI Interpreted Type such as GTV, or empty
 * @param codes               RT ROI Identification Code Sequence as {@code SCT:181414000}, possibly none
 * @param frameOfReferenceUid of its contours
 * @param contours            in the object's order, possibly none
 */
public record RtRoi(
        int number,
        String name,
        String interpretedType,
        Set<String> codes,
        String frameOfReferenceUid,
        List<Contour> contours) {
    public RtRoi {
        codes = Set.copyOf(codes);
        contours = List.copyOf(contours);
    }

    /**
     * A contour.
     *
     * @param geometricType          Contour Geometric Type such as CLOSED_PLANAR
     * @param points                 LPS, mm; the last is joined to the first when the type is closed
     * @param referencedInstanceUids SOP Instance UIDs of the images that it was drawn on, possibly none
     */
    public record Contour(String geometricType, List<Vector3> points, Set<String> referencedInstanceUids) {
        static final String XOR = "CLOSEDPLANAR_XOR";
        /** Distance from a line within which a point is on it, mm. */
        private static final double ON_ONE_LINE = 1e-3;

        public Contour {
            points = List.copyOf(points);
            referencedInstanceUids = Set.copyOf(referencedInstanceUids);
        }

        /** Whether it encloses an area. */
        public boolean closed() {
            return geometricType.equals("CLOSED_PLANAR") || geometricType.equals(XOR);
        }

        /** Whether all points are on one line, to a thousandth of a mm. */
        boolean collinear() {
            Vector3 first = points.get(0);
            Vector3 far = points.stream()
                    .map(p -> p.minus(first))
                    .max(Comparator.comparingDouble(Vector3::norm))
                    .orElseThrow();
            return points.stream().allMatch(p -> p.minus(first).cross(far).norm() <= ON_ONE_LINE * far.norm());
        }
    }

    /** The closed contours. */
    public List<Contour> closedContours() {
        return contours.stream().filter(Contour::closed).toList();
    }
}
