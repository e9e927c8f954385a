package org.deltarad.node.imaging.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deltarad.node.imaging.Slices;
import org.deltarad.node.imaging.mask.RtRoi.Contour;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Vector3;

/** Hand-made contours for tests. */
final class Contours {
    private Contours() {}

    /** A closed contour through continuous indices: i, j, i, j, ... on slice k. */
    static Contour closed(Geometry g, double k, double... ij) {
        return of("CLOSED_PLANAR", g, k, ij);
    }

    static Contour of(String type, Geometry g, double k, double... ij) {
        List<Vector3> points = new ArrayList<>();
        for (int n = 0; n < ij.length; n += 2) {
            points.add(g.toPatient(ij[n], ij[n + 1], k));
        }
        return new Contour(type, points, Set.of());
    }

    /** A rectangle from (i0, j0) to (i1, j1) on slice k. */
    static Contour box(Geometry g, double k, double i0, double j0, double i1, double j1) {
        return closed(g, k, i0, j0, i1, j0, i1, j1, i0, j1);
    }

    static RtRoi roi(Contour... contours) {
        return new RtRoi(1, "GTV", "GTV", Set.of(), Slices.FRAME, List.of(contours));
    }
}
