package org.deltarad.node.imaging.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.report.RoiReference;
import org.deltarad.volume.Mask;

/**
 * The ROIs that a choice means in one object.
 *
 * @param joined  their union, at least one
 * @param removed whose voxels are taken away from it, possibly none
 */
public record RoiSelection(List<RoiCandidate> joined, List<RoiCandidate> removed) {
    public RoiSelection {
        joined = List.copyOf(joined);
        removed = List.copyOf(removed);
    }

    /** What an object makes of one of its ROIs. */
    @FunctionalInterface
    interface Of<T> {
        T get(RoiCandidate candidate) throws ImagingException;
    }

    /** The ROI, where it is one, neither joined nor cut. */
    boolean single() {
        return joined.size() == 1 && removed.isEmpty();
    }

    /** {@code GTVp + GTVn - cavity}; the name itself of a single ROI. */
    public String label() {
        return Stream.concat(
                        Stream.of(joined.stream().map(RoiCandidate::name).collect(Collectors.joining(" + "))),
                        removed.stream().map(RoiCandidate::name))
                .collect(Collectors.joining(" - "));
    }

    /**
     * The region on a grid that all its ROIs are placed on.
     *
     * @return a reference with the number of the first joined ROI and the {@link #label}
     * @throws ImagingException as {@code placed} does; NO_VOXEL_INSIDE when nothing is left
     */
    RoiMask mask(Of<RoiMask> placed) throws ImagingException {
        if (single()) {
            return placed.get(joined.get(0));
        }
        List<String> remarks = new ArrayList<>();
        remarks.add("made of several ROIs: " + label());
        RoiMask first = null;
        boolean[] inside = new boolean[0];
        for (RoiCandidate c : joined) {
            RoiMask part = placed.get(c);
            first = first == null ? part : first;
            inside = inside.length == 0 ? part.mask().inside().clone() : inside;
            for (int n = 0; n < inside.length; n++) {
                inside[n] |= part.mask().inside()[n];
            }
            note(c, part, remarks);
        }
        for (RoiCandidate c : removed) {
            RoiMask part = placed.get(c);
            for (int n = 0; n < inside.length; n++) {
                inside[n] &= !part.mask().inside()[n];
            }
            note(c, part, remarks);
        }
        if (first == null) {
            throw new IllegalStateException("a selection of no ROI");
        }
        Mask mask = new Mask(first.mask().geometry(), inside);
        if (mask.count() == 0) {
            throw new ImagingException(Reason.NO_VOXEL_INSIDE, label() + " leaves no voxel");
        }
        return new RoiMask(mask, named(first.roi()), remarks);
    }

    private static void note(RoiCandidate c, RoiMask part, List<String> remarks) {
        part.remarks().forEach(r -> remarks.add("ROI " + c + ": " + r));
    }

    private RoiReference named(RoiReference first) {
        return first instanceof RoiReference.Segment s
                ? new RoiReference.Segment(s.instance(), s.number(), label())
                : new RoiReference.RtRoi(first.instance(), first.number(), label());
    }

    /**
     * The series that all its ROIs were drawn on.
     *
     * @throws ImagingException as {@code found} does; AMBIGUOUS when they are of several series
     */
    MaskReferences references(Of<MaskReferences> found) throws ImagingException {
        MaskReferences first = found.get(joined.get(0));
        for (RoiCandidate c : Stream.concat(joined.stream(), removed.stream()).toList()) {
            MaskReferences other = found.get(c);
            if (!other.seriesUid().equals(first.seriesUid())) {
                throw new ImagingException(
                        Reason.AMBIGUOUS,
                        label() + " was drawn on several series: " + first.seriesUid() + " and " + other.seriesUid(),
                        first.seriesUid(),
                        other.seriesUid());
            }
        }
        return first;
    }
}
