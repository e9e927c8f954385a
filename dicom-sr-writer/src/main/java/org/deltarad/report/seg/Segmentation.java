package org.deltarad.report.seg;

import java.time.LocalDateTime;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.report.Device;
import org.deltarad.volume.Mask;

/**
 * What a Segmentation instance is made from.
 *
 * @param sopInstanceUid    of the SEG; {@link org.deltarad.report.ReportUids} derives one from the inputs
 * @param seriesInstanceUid of the SEG's series
 * @param seriesNumber      of the SEG's series
 * @param seriesDescription of the SEG's series, may be empty
 * @param created           Content Date and Time
 * @param device            who made it
 * @param segment           what it shows; it becomes Segment Number 1
 * @param mask              voxels inside, on the grid of {@code slices}, at least one
 * @param slices            headers of the source series, single-frame images of one series, {@code slices.get(k)} being
 *                          slice k of the mask
 */
public record Segmentation(
        String sopInstanceUid,
        String seriesInstanceUid,
        int seriesNumber,
        String seriesDescription,
        LocalDateTime created,
        Device device,
        Segment segment,
        Mask mask,
        List<Dataset> slices) {
    public Segmentation {
        slices = List.copyOf(slices);
    }
}
