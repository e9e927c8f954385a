package org.deltarad.node.imaging;

import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.report.InstanceReference;
import org.deltarad.volume.Volume;

/**
 * An image series as a volume.
 *
 * @param volume              values after the modality LUT, in LPS, slices in ascending order along columnDirection x
 *                            rowDirection; MONOCHROME1 is a matter of display and changes no value
 * @param headers             each slice's data set without pixel data, in slice order
 * @param instances           each slice's UIDs, in slice order
 * @param frameOfReferenceUid Frame of Reference UID of all slices
 * @param modality            CT, MR or PT
 * @param description         Series Description, or empty
 * @param integer             whether all values are whole by construction: Rescale Slope and Intercept are
 */
public record ImageSeries(
        Volume volume,
        List<Dataset> headers,
        List<InstanceReference> instances,
        String frameOfReferenceUid,
        String modality,
        String description,
        boolean integer) {
    public ImageSeries {
        headers = List.copyOf(headers);
        instances = List.copyOf(instances);
        int slices = volume.geometry().size().z();
        if (headers.size() != slices || instances.size() != slices) {
            throw new IllegalArgumentException(
                    "a volume of " + slices + " slices needs as many headers and instances, got " + headers.size()
                            + " and " + instances.size());
        }
    }

    public String studyInstanceUid() {
        return instances.get(0).studyInstanceUid();
    }

    public String seriesInstanceUid() {
        return instances.get(0).seriesInstanceUid();
    }

    /** Refuses a mask that lives in another frame of reference. */
    public void requireFrameOfReference(String uid, String owner) throws ImagingException {
        if (!frameOfReferenceUid.equals(uid)) {
            throw new ImagingException(
                    Reason.FRAME_OF_REFERENCE,
                    owner + " is in frame of reference " + uid + ", but series " + seriesInstanceUid() + " is in "
                            + frameOfReferenceUid + "; their coordinates cannot be compared without a registration",
                    uid,
                    frameOfReferenceUid);
        }
    }
}
