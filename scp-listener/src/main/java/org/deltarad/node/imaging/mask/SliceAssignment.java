package org.deltarad.node.imaging.mask;

import static org.deltarad.node.imaging.Plane.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.mask.ContourPlane.Placed;
import org.deltarad.node.imaging.mask.MaskRules.BetweenSlices;
import org.deltarad.volume.Geometry;

/**
 * Says which contours make which slice. A contour belongs to the slice nearest to its plane, within half a slice spacing.
 * Planes denser or sparser than the slices, and planes midway between two, are refused; by {@link BetweenSlices#NEAREST} a
 * plane stands for a slab as thick as the usual (median) distance of planes, and a slice takes the contours of the plane
 * whose slab it is in: the volume is that of the planes, whatever the slices.
 */
final class SliceAssignment {
    /** A plane this near to midway between two slices belongs to neither, in slice spacings. */
    private static final double MIDWAY = 1e-3;
    /** Neighbouring planes of one ROI are at most this many usual distances apart; further is a gap. */
    private static final double GAP = 1.5;
    /** From so many planes on their usual distance can be told. */
    private static final int FEW = 3;

    private final Geometry geometry;
    private final String roi;

    /** @param roi for messages */
    SliceAssignment(Geometry geometry, String roi) {
        this.geometry = geometry;
        this.roi = roi;
    }

    /** Contours in one plane, and its level: the mean of theirs, in slice indices. */
    private record ContoursOfPlane(double level, List<Placed> contours) {}

    /**
     * The contours of each slice that has some.
     *
     * @param remarks gets what was skipped or shifted
     * @throws ImagingException CONTOUR_OFF_SLICE, NO_VOXEL_INSIDE when no plane is within the stack
     */
    SortedMap<Integer, List<Placed>> assign(List<Placed> contours, BetweenSlices rule, List<String> remarks)
            throws ImagingException {
        requireWithinStack(contours);
        List<ContoursOfPlane> planes = planes(contours);
        SortedMap<Integer, List<Placed>> slices =
                rule == BetweenSlices.NEAREST ? nearest(planes, remarks) : onePlaneEach(contours, planes);
        noteGaps(slices, remarks);
        if (rule == BetweenSlices.REFUSE) {
            noteOffset(contours, remarks);
        }
        return slices;
    }

    private void requireWithinStack(List<Placed> contours) throws ImagingException {
        int slices = geometry.size().z();
        long inside = contours.stream().filter(c -> c.withinStack(slices)).count();
        long outside = contours.size() - inside;
        if (inside == 0) {
            throw new ImagingException(
                    Reason.NO_VOXEL_INSIDE,
                    roi + " has no voxel inside the image: all " + outside + " contour(s) are beyond its first or last"
                            + " slice");
        }
        if (outside > 0) {
            throw offSlice(" has " + outside + " contour(s) beyond the first or last slice and " + inside
                    + " within: the image does not cover the ROI");
        }
    }

    private static List<ContoursOfPlane> planes(List<Placed> contours) {
        List<ContoursOfPlane> planes = new ArrayList<>();
        List<Placed> current = new ArrayList<>();
        for (Placed c : contours.stream()
                .sorted(Comparator.comparingDouble(Placed::level))
                .toList()) {
            if (!current.isEmpty() && c.level() - current.get(0).level() > ContourPlane.TOLERANCE) {
                planes.add(plane(current));
                current = new ArrayList<>();
            }
            current.add(c);
        }
        planes.add(plane(current));
        return planes;
    }

    private static ContoursOfPlane plane(List<Placed> contours) {
        return new ContoursOfPlane(
                contours.stream().mapToDouble(Placed::level).average().orElseThrow(), contours);
    }

    /** The usual distance of neighbouring planes, in slice spacings; 1 where there are too few to tell. */
    private static double usualDistance(List<ContoursOfPlane> planes) {
        if (planes.size() < FEW) {
            return 1;
        }
        double[] distances = new double[planes.size() - 1];
        for (int n = 0; n < distances.length; n++) {
            distances[n] = planes.get(n + 1).level() - planes.get(n).level();
        }
        Arrays.sort(distances);
        return distances[(distances.length - 1) / 2];
    }

    private SortedMap<Integer, List<Placed>> onePlaneEach(List<Placed> contours, List<ContoursOfPlane> planes)
            throws ImagingException {
        double z = geometry.spacing().z();
        for (Placed c : contours) {
            if (0.5 - Math.abs(c.offset()) < MIDWAY) {
                throw offSlice(" has a contour midway between slices " + (int) Math.floor(c.level()) + " and "
                        + (int) Math.ceil(c.level()) + " (zero based)");
            }
        }
        SortedMap<Integer, List<Placed>> slices =
                contours.stream().collect(Collectors.groupingBy(Placed::slice, TreeMap::new, Collectors.toList()));
        for (List<Placed> slice : slices.values()) {
            double low = slice.stream().mapToDouble(Placed::level).min().orElseThrow();
            double high = slice.stream().mapToDouble(Placed::level).max().orElseThrow();
            if (high - low > ContourPlane.TOLERANCE) {
                throw offSlice(
                        " has contours in planes " + number((high - low) * z) + " mm apart that fall on one slice, "
                                + slice.get(0).slice() + " (zero based): it was drawn on a finer series");
            }
        }
        if (usualDistance(planes) > GAP) {
            throw offSlice(" has contours on slices " + slices.keySet() + ", usually "
                    + number(usualDistance(planes) * z) + " mm apart where slices are " + number(z)
                    + " mm apart: it was drawn on a coarser series and would fall apart on this one");
        }
        return slices;
    }

    private SortedMap<Integer, List<Placed>> nearest(List<ContoursOfPlane> planes, List<String> remarks) {
        double distance = usualDistance(planes);
        SortedMap<Integer, List<Placed>> slices = new TreeMap<>();
        for (int k = 0; k < geometry.size().z(); k++) {
            int above = 0;
            while (above < planes.size() && planes.get(above).level() <= k + MIDWAY) {
                above++;
            }
            double down = above > 0 ? k - planes.get(above - 1).level() : Double.POSITIVE_INFINITY;
            double up = above < planes.size() ? planes.get(above).level() - k : Double.POSITIVE_INFINITY;
            boolean between = down + up <= GAP * distance;
            if (down < up - MIDWAY && (between || down < distance / 2 - MIDWAY)) {
                slices.put(k, planes.get(above - 1).contours());
            } else if (up <= down + MIDWAY && (between || up <= distance / 2 + MIDWAY)) {
                slices.put(k, planes.get(above).contours());
            }
        }
        double z = geometry.spacing().z();
        double most = slices.entrySet().stream()
                .flatMapToDouble(s -> s.getValue().stream().mapToDouble(c -> Math.abs(c.level() - s.getKey())))
                .max()
                .orElse(0);
        if (most > ContourPlane.TOLERANCE || slices.size() != planes.size()) {
            remarks.add(planes.size() + " contour planes, usually " + number(distance * z) + " mm apart, were put on "
                    + slices.size() + " slices: each took those of the nearest plane, up to " + number(most * z)
                    + " mm off (contoursBetweenSlices: nearest)");
        }
        return slices;
    }

    private static void noteGaps(SortedMap<Integer, List<Placed>> slices, List<String> remarks) {
        List<String> gaps = new ArrayList<>();
        int last = -1;
        for (int k : slices.keySet()) {
            if (last >= 0 && k > last + 1) {
                gaps.add((last + 1) + (k > last + 2 ? " to " + (k - 1) : ""));
            }
            last = k;
        }
        if (!gaps.isEmpty()) {
            remarks.add("no contour on slice(s) " + String.join(", ", gaps) + " (zero based) within the ROI's extent");
        }
    }

    private void noteOffset(List<Placed> contours, List<String> remarks) {
        double most =
                contours.stream().mapToDouble(c -> Math.abs(c.offset())).max().orElse(0);
        if (most > ContourPlane.TOLERANCE) {
            remarks.add("contour planes are up to "
                    + number(most * geometry.spacing().z())
                    + " mm off the slice planes; each was taken for the nearest slice");
        }
    }

    private ImagingException offSlice(String what) {
        return new ImagingException(Reason.CONTOUR_OFF_SLICE, roi + what);
    }
}
