package org.deltarad.testdata;

import java.time.LocalDateTime;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.report.Device;
import org.deltarad.volume.Mask;

/**
 * What an RT Structure Set instance is made from.
 *
 * @param sopInstanceUid    of the RTSTRUCT
 * @param seriesInstanceUid of its series
 * @param created           Structure Set Date and Time
 * @param device            who made it
 * @param rois              regions of interest; their numbers are unique
 * @param slices            headers of the image series, {@code slices.get(k)} being slice k of the masks
 */
public record StructureSet(
        String sopInstanceUid,
        String seriesInstanceUid,
        LocalDateTime created,
        Device device,
        List<Roi> rois,
        List<Dataset> slices) {
    public StructureSet {
        rois = List.copyOf(rois);
        slices = List.copyOf(slices);
        if (rois.stream().mapToInt(Roi::number).distinct().count() != rois.size()) {
            throw new IllegalArgumentException("ROI Numbers must be unique");
        }
    }

    /**
     * A region of interest.
     *
     * @param number          ROI Number (3006,0022)
     * @param name            ROI Name (3006,0026)
     * @param interpretedType RT ROI Interpreted Type (3006,00A4), such as {@code GTV} or {@code ORGAN}; may be empty
     * @param mask            the voxels, on the grid of the slices
     */
    public record Roi(int number, String name, String interpretedType, Mask mask) {

        /** ROI 1, a gross tumour volume called {@code GTV}. */
        public static Roi tumour(Mask mask) {
            return new Roi(1, "GTV", "GTV", mask);
        }
    }
}
