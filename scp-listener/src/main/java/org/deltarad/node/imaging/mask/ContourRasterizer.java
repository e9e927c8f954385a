package org.deltarad.node.imaging.mask;

import static org.deltarad.node.imaging.Plane.number;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.mask.ContourPlane.Placed;
import org.deltarad.node.imaging.mask.RtRoi.Contour;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;

/**
 * Turns the closed planar contours of an ROI into voxels (PS3.3 C.8.8.6): on each slice, the voxels whose centre is inside
 * an odd number of the contours of that slice, so a contour within another is a hole, and one within that an island.
 * Centres exactly on an edge follow the rule of {@link PolygonFill}. Nothing is interpolated between slices.
 */
public final class ContourRasterizer {
    /** Contours of one plane may share, without nesting, this part of the smaller one: their rims' rounding. */
    private static final double SHARED = 0.05;
    /** An ROI of this many slices without two neighbours among them was drawn on a coarser series. */
    private static final int SPARSE = 3;

    /**
     * Voxels and what was noted on the way.
     *
     * @param mask    at least one voxel inside
     * @param remarks contours left out, slices skipped, contours that reach past the image; possibly none
     */
    public record Raster(Mask mask, List<String> remarks) {
        public Raster {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * The voxels of an ROI.
     *
     * @param geometry a grid in the ROI's frame of reference
     * @throws ImagingException OPEN_CONTOUR, CONTOUR_NOT_PARALLEL, CONTOUR_OFF_SLICE, CONTOURS_OVERLAP or NO_VOXEL_INSIDE
     */
    public Raster rasterize(RtRoi roi, Geometry geometry) throws ImagingException {
        String name = "ROI " + roi.number() + " '" + roi.name() + "'";
        List<String> remarks = new ArrayList<>();
        List<Contour> closed = closed(roi, name, remarks);
        List<Placed> inside = new ArrayList<>();
        int outside = 0;
        for (Contour c : closed) {
            Placed p = ContourPlane.place(c, geometry, name);
            if (p.withinStack(geometry.size().z())) {
                inside.add(p);
            } else {
                outside++;
            }
        }
        requireWithinStack(name, inside, outside);
        Map<Integer, List<Placed>> slices =
                inside.stream().collect(Collectors.groupingBy(Placed::slice, TreeMap::new, Collectors.toList()));
        ContourPlane.requireOnePlanePerSlice(slices, geometry, name);
        requireDense(slices, name, remarks);
        noteOffset(inside, geometry, remarks);
        noteCut(inside, geometry.size(), remarks);
        Mask mask = fill(slices, geometry, name);
        if (mask.count() == 0) {
            throw new ImagingException(
                    Reason.NO_VOXEL_INSIDE,
                    name + " has no voxel centre of the image inside its " + closed.size() + " contour(s)");
        }
        return new Raster(mask, remarks);
    }

    private static List<Contour> closed(RtRoi roi, String name, List<String> remarks) throws ImagingException {
        Map<String, Long> open = roi.contours().stream()
                .filter(c -> !c.closed())
                .collect(Collectors.groupingBy(Contour::geometricType, TreeMap::new, Collectors.counting()));
        List<Contour> closed =
                roi.closedContours().stream().filter(c -> c.points().size() > 2).toList();
        int degenerate = roi.closedContours().size() - closed.size();
        if (degenerate > 0) {
            open.put("closed with fewer than 3 points", (long) degenerate);
        }
        String leftOut = open.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        if (closed.isEmpty()) {
            throw new ImagingException(
                    Reason.OPEN_CONTOUR,
                    name + " encloses nothing: it has no closed planar contour, only "
                            + (leftOut.isEmpty() ? "an empty contour sequence" : leftOut));
        }
        if (!leftOut.isEmpty()) {
            remarks.add("contours that enclose no area were left out: " + leftOut);
        }
        return closed;
    }

    private static void requireWithinStack(String name, List<Placed> inside, int outside) throws ImagingException {
        if (inside.isEmpty()) {
            throw new ImagingException(
                    Reason.NO_VOXEL_INSIDE,
                    name + " has no voxel inside the image: all " + outside + " contour(s) are beyond its first or last"
                            + " slice");
        }
        if (outside > 0) {
            throw new ImagingException(
                    Reason.CONTOUR_OFF_SLICE,
                    name + " has " + outside + " contour(s) beyond the first or last slice and " + inside.size()
                            + " within: the image does not cover the ROI");
        }
    }

    private static void requireDense(Map<Integer, List<Placed>> slices, String name, List<String> remarks)
            throws ImagingException {
        List<String> gaps = new ArrayList<>();
        boolean neighbours = false;
        int last = Integer.MIN_VALUE;
        for (int k : slices.keySet()) {
            neighbours |= k - 1 == last;
            if (last >= 0 && k > last + 1) {
                gaps.add((last + 1) + (k > last + 2 ? " to " + (k - 1) : ""));
            }
            last = k;
        }
        if (!neighbours && slices.size() >= SPARSE) {
            throw new ImagingException(
                    Reason.CONTOUR_OFF_SLICE,
                    name + " has contours on slices " + slices.keySet()
                            + ", no two of them neighbours: it was drawn on a"
                            + " coarser series and would fall apart on this one");
        }
        if (!gaps.isEmpty()) {
            remarks.add("no contour on slice(s) " + String.join(", ", gaps) + " (zero based) within the ROI's extent");
        }
    }

    private static void noteOffset(List<Placed> contours, Geometry g, List<String> remarks) {
        double most =
                contours.stream().mapToDouble(p -> Math.abs(p.offset())).max().orElse(0);
        if (most > ContourPlane.TOLERANCE) {
            remarks.add("contour planes are up to " + number(most * g.spacing().z())
                    + " mm off the slice planes; each was taken for the nearest slice");
        }
    }

    private static void noteCut(List<Placed> contours, GridSize size, List<String> remarks) {
        long cut = contours.stream().filter(p -> p.reachesPast(size)).count();
        if (cut > 0) {
            remarks.add(cut + " contour(s) reach past the image and were cut off there");
        }
    }

    private static Mask fill(Map<Integer, List<Placed>> slices, Geometry g, String name) throws ImagingException {
        PolygonFill polygons = new PolygonFill(g.size().x(), g.size().y());
        boolean[] inside = new boolean[g.size().voxels()];
        for (Map.Entry<Integer, List<Placed>> slice : slices.entrySet()) {
            List<BitSet> filled = new ArrayList<>();
            BitSet all = new BitSet();
            for (Placed p : slice.getValue()) {
                BitSet pixels = polygons.fill(p.column(), p.row());
                filled.add(pixels);
                all.xor(pixels);
            }
            requireNested(slice.getValue(), filled, name);
            int offset = g.size().index(0, 0, slice.getKey());
            all.stream().forEach(n -> inside[offset + n] = true);
        }
        return new Mask(g, inside);
    }

    private static void requireNested(List<Placed> contours, List<BitSet> filled, String name) throws ImagingException {
        for (int a = 0; a < filled.size(); a++) {
            for (int b = a + 1; b < filled.size(); b++) {
                if (!contours.get(a).xor() || !contours.get(b).xor()) {
                    boolean same = !filled.get(a).isEmpty() && filled.get(a).equals(filled.get(b));
                    int shared = unnested(filled.get(a), filled.get(b));
                    if (same || shared > 0) {
                        throw new ImagingException(
                                Reason.CONTOURS_OVERLAP,
                                name + " has two contours on slice "
                                        + contours.get(a).slice() + " (zero based) that "
                                        + (same ? "hold the same voxels" : "cross and share " + shared + " voxels")
                                        + "; whether that is inside or a hole is not said");
                    }
                }
            }
        }
    }

    /** Pixels shared by two areas of which neither holds the other; 0 when disjoint or nested but for the rim. */
    private static int unnested(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        int shared = both.cardinality();
        int smaller = Math.min(a.cardinality(), b.cardinality());
        double allowed = SHARED * smaller;
        return shared > allowed && smaller - shared > allowed ? shared : 0;
    }
}
