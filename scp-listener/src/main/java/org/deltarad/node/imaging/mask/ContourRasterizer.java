package org.deltarad.node.imaging.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.mask.ContourPlane.Placed;
import org.deltarad.node.imaging.mask.MaskRules.BetweenSlices;
import org.deltarad.node.imaging.mask.RtRoi.Contour;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;

/**
 * Turns the closed planar contours of an ROI into voxels (PS3.3 C.8.8.6): on each slice, the voxels whose centre is inside
 * an odd number of the contours of that slice, so a contour within another is a hole, and one within that an island.
 * Channels of keyholes are closed first ({@link Keyhole}). Centres exactly on an edge follow the rule of
 * {@link PolygonFill}; {@link SliceAssignment} says which contours make a slice, and no shape is interpolated between two.
 */
public final class ContourRasterizer {
    /** Contours of one plane may share, without nesting, this part of the smaller one: their rims' rounding. */
    private static final double SHARED = 0.05;

    private final BetweenSlices betweenSlices;

    /** @param betweenSlices what becomes of contour planes that are not one to a slice */
    public ContourRasterizer(BetweenSlices betweenSlices) {
        this.betweenSlices = betweenSlices;
    }

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
        List<Placed> placed = new ArrayList<>();
        for (Contour c : closed) {
            placed.add(ContourPlane.place(c, geometry, name));
        }
        SortedMap<Integer, List<Placed>> slices =
                new SliceAssignment(geometry, name).assign(placed, betweenSlices, remarks);
        noteCut(placed, geometry.size(), remarks);
        Mask mask = fill(slices, geometry, name, remarks);
        if (mask.count() == 0) {
            throw new ImagingException(
                    Reason.NO_VOXEL_INSIDE,
                    name + " has no voxel centre of the image inside its " + closed.size() + " contour(s)");
        }
        return new Raster(mask, remarks);
    }

    private static List<Contour> closed(RtRoi roi, String name, List<String> remarks) throws ImagingException {
        Map<String, Long> open = roi.contours().stream()
                .filter(c -> !c.closed() || c.points().size() < 3 || c.collinear())
                .collect(Collectors.groupingBy(ContourRasterizer::degeneracy, TreeMap::new, Collectors.counting()));
        List<Contour> closed = roi.closedContours().stream()
                .filter(c -> c.points().size() > 2 && !c.collinear())
                .toList();
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

    private static String degeneracy(Contour c) {
        if (!c.closed()) {
            return c.geometricType();
        }
        return c.points().size() < 3 ? "closed with fewer than 3 points" : "closed with all points on one line";
    }

    private static void noteCut(List<Placed> contours, GridSize size, List<String> remarks) {
        long cut = contours.stream().filter(p -> p.reachesPast(size)).count();
        if (cut > 0) {
            remarks.add(cut + " contour(s) reach past the image and were cut off there");
        }
    }

    private static Mask fill(SortedMap<Integer, List<Placed>> slices, Geometry g, String name, List<String> remarks)
            throws ImagingException {
        PolygonFill polygons = new PolygonFill(g.size().x(), g.size().y());
        Keyhole keyhole = new Keyhole(g.spacing().x(), g.spacing().y());
        boolean[] inside = new boolean[g.size().voxels()];
        int missed = 0;
        int crossing = 0;
        for (Map.Entry<Integer, List<Placed>> slice : slices.entrySet()) {
            List<BitSet> filled = new ArrayList<>();
            BitSet all = new BitSet();
            for (Placed p : slice.getValue()) {
                Keyhole.Polygon closed = keyhole.close(new Keyhole.Polygon(p.column(), p.row()));
                BitSet pixels = polygons.fill(closed.x(), closed.y());
                filled.add(pixels);
                all.xor(pixels);
                missed += pixels.isEmpty() ? 1 : 0;
            }
            crossing += requireNested(slice.getKey(), slice.getValue(), filled, name);
            int offset = g.size().index(0, 0, slice.getKey());
            for (int from = all.nextSetBit(0); from >= 0; ) {
                int to = all.nextClearBit(from);
                Arrays.fill(inside, offset + from, offset + to, true);
                from = all.nextSetBit(to);
            }
        }
        if (missed > 0) {
            remarks.add(missed + " contour(s) hold no voxel centre of their slice");
        }
        if (crossing > 0) {
            remarks.add("contours of one slice cross by " + crossing
                    + " voxel(s); those in an even number of contours are" + " outside");
        }
        return new Mask(g, inside);
    }

    /**
     * Refuses contours that cross or repeat each other.
     *
     * @return pixels on the rims of contours that cross but for rounding
     */
    private static int requireNested(int slice, List<Placed> contours, List<BitSet> filled, String name)
            throws ImagingException {
        int rims = 0;
        for (int a = 0; a < filled.size(); a++) {
            for (int b = a + 1; b < filled.size(); b++) {
                if (!contours.get(a).xor() || !contours.get(b).xor()) {
                    Overlap o = Overlap.of(filled.get(a), filled.get(b));
                    if (o.same() || o.crossing() > SHARED * o.smaller()) {
                        throw new ImagingException(
                                Reason.CONTOURS_OVERLAP,
                                name + " has two contours on slice " + slice + " (zero based) that "
                                        + (o.same()
                                                ? "hold the same voxels"
                                                : "cross and share " + o.shared() + " voxels")
                                        + "; whether that is inside or a hole is not said");
                    }
                    rims += o.crossing();
                }
            }
        }
        return rims;
    }

    /** Pixels that two areas share, and pixels of the smaller one. */
    private record Overlap(int shared, int smaller, boolean same) {
        static Overlap of(BitSet a, BitSet b) {
            int smaller = Math.min(a.cardinality(), b.cardinality());
            if (!a.intersects(b)) {
                return new Overlap(0, smaller, false);
            }
            BitSet both = (BitSet) a.clone();
            both.and(b);
            return new Overlap(both.cardinality(), smaller, a.equals(b));
        }

        /** Pixels by which they are neither apart nor nested. */
        int crossing() {
            return Math.min(shared, smaller - shared);
        }
    }
}
