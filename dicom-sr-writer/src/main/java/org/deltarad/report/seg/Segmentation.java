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
 * @param parts             what it shows, at least one; the first becomes Segment Number 1. They may overlap
 * @param slices            the source images, of one series, {@code slices.get(k)} being slice k of the masks
 */
public record Segmentation(
        String sopInstanceUid,
        String seriesInstanceUid,
        int seriesNumber,
        String seriesDescription,
        LocalDateTime created,
        Device device,
        List<Part> parts,
        List<SourceSlice> slices) {
    public Segmentation {
        parts = List.copyOf(parts);
        slices = List.copyOf(slices);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a Segmentation needs at least one segment");
        }
    }

    /**
     * A segment and its voxels.
     *
     * @param mask voxels inside, on the grid of the slices, at least one
     */
    public record Part(Segment segment, Mask mask) {}

    /** Of one segment on single-frame images, given by their headers. */
    public Segmentation(
            String sopInstanceUid,
            String seriesInstanceUid,
            int seriesNumber,
            String seriesDescription,
            LocalDateTime created,
            Device device,
            Segment segment,
            Mask mask,
            List<Dataset> slices) {
        this(
                sopInstanceUid,
                seriesInstanceUid,
                seriesNumber,
                seriesDescription,
                created,
                device,
                List.of(new Part(segment, mask)),
                slices.stream().map(SourceSlice::of).toList());
    }
}
