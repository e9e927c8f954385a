package org.deltarad.node.imaging;

import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.report.ImageReference;
import org.deltarad.report.InstanceReference;
import org.deltarad.volume.Volume;

/**
 * An image series as a volume.
 *
 * @param volume              measured values as {@code values} says, in LPS, slices in ascending order along columnDirection x
 *                            rowDirection; MONOCHROME1 is a matter of display and changes no value
 * @param headers             each slice's attributes as a classic image has them, without pixel data, in slice order;
 *                            of a frame its functional groups' are among them
 * @param sources             each slice's image or frame, in slice order
 * @param frameOfReferenceUid Frame of Reference UID of all slices
 * @param modality            CT, MR or PT
 * @param description         Series Description, or empty
 * @param selection           which of the series' volumes it is, and why
 * @param integer             whether all values are whole by construction: Rescale Slope and Intercept are
 * @param values              what the values are, and which voxels hold none
 */
public record ImageSeries(
        Volume volume,
        List<Dataset> headers,
        List<ImageReference> sources,
        String frameOfReferenceUid,
        String modality,
        String description,
        VolumeSelection selection,
        boolean integer,
        MeasuredValues values) {
    public ImageSeries {
        headers = List.copyOf(headers);
        sources = List.copyOf(sources);
        int slices = volume.geometry().size().z();
        if (headers.size() != slices || sources.size() != slices) {
            throw new IllegalArgumentException("a volume of " + slices
                    + " slices needs as many headers and images, got " + headers.size() + " and " + sources.size());
        }
    }

    /** Each slice's instance, in slice order: the same one for all frames of a multi-frame image. */
    public List<InstanceReference> instances() {
        return sources.stream().map(ImageReference::instance).toList();
    }

    public String studyInstanceUid() {
        return sources.get(0).instance().studyInstanceUid();
    }

    public String seriesInstanceUid() {
        return sources.get(0).instance().seriesInstanceUid();
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
