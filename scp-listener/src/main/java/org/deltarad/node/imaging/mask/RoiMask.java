package org.deltarad.node.imaging.mask;

import java.util.List;
import java.util.Optional;
import org.deltarad.report.RoiReference;
import org.deltarad.report.Tracking;
import org.deltarad.volume.Mask;

/**
 * A region of interest on the grid of an image series.
 *
 * @param mask    the voxels inside, at least one
 * @param roi     where it came from
 * @param remarks  what a reader of the numbers should know, such as contours that were left out; possibly none
 * @param tracking of the lesion, where the object says it
 */
public record RoiMask(Mask mask, RoiReference roi, List<String> remarks, Optional<Tracking> tracking) {
    public RoiMask {
        remarks = List.copyOf(remarks);
    }

    /** Of an object that says nothing of tracking. */
    public RoiMask(Mask mask, RoiReference roi, List<String> remarks) {
        this(mask, roi, remarks, Optional.empty());
    }

    /**
     * Whether a segment of a SEG holds this region just as it is: one segment, neither joined with others nor cut nor brought
     * to this grid from another.
     */
    public boolean ofOneSegment() {
        return roi instanceof RoiReference.Segment && remarks.isEmpty();
    }
}
