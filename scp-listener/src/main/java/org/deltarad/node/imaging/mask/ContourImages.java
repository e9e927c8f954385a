package org.deltarad.node.imaging.mask;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.mask.RtRoi.Contour;
import org.deltarad.volume.Vector3;

/** Holds the images that contours name (Contour Image Sequence, which may be absent) against where the contours lie. */
final class ContourImages {
    /** A contour may name either image of those it lies between, in slice spacings. */
    private static final double REACH = 0.5 + 1e-3;

    private ContourImages() {}

    /** What a reader of the numbers should know: the coordinates count, whatever images are named. */
    static List<String> remarks(RtRoi roi, ImageSeries images) {
        Set<String> known = new HashSet<>();
        images.instances().forEach(i -> known.add(i.sopInstanceUid()));
        int unknown = 0;
        int astray = 0;
        for (Contour c : roi.closedContours()) {
            Set<String> named = c.referencedInstanceUids();
            if (!named.isEmpty() && named.stream().noneMatch(known::contains)) {
                unknown++;
            } else if (!named.isEmpty() && !lies(c, images)) {
                astray++;
            }
        }
        List<String> remarks = new ArrayList<>();
        if (unknown > 0) {
            remarks.add(unknown + " contour(s) name an image that is not in the series");
        }
        if (astray > 0) {
            remarks.add(
                    astray + " contour(s) name an image of the series that is not where they lie; where they lie was"
                            + " taken");
        }
        return remarks;
    }

    private static boolean lies(Contour c, ImageSeries images) {
        Vector3 first = images.volume().geometry().toIndex(c.points().get(0));
        int last = images.instances().size() - 1;
        int from = (int) Math.max(0, Math.ceil(first.z() - REACH));
        int to = (int) Math.min(last, Math.floor(first.z() + REACH));
        for (int k = from; k <= to; k++) {
            if (c.referencedInstanceUids().contains(images.instances().get(k).sopInstanceUid())) {
                return true;
            }
        }
        return false;
    }
}
