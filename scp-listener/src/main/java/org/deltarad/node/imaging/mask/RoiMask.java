package org.deltarad.node.imaging.mask;

import java.util.List;
import org.deltarad.report.RoiReference;
import org.deltarad.volume.Mask;

/**
 * A region of interest on the grid of an image series.
 *
 * @param mask    the voxels inside, at least one
 * @param roi     where it came from
 * @param remarks what a reader of the numbers should know, such as contours that were left out; possibly none
 */
public record RoiMask(Mask mask, RoiReference roi, List<String> remarks) {
    public RoiMask {
        remarks = List.copyOf(remarks);
    }
}
