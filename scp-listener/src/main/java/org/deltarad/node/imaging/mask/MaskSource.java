package org.deltarad.node.imaging.mask;

import java.util.List;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.report.InstanceReference;

/** An object that holds regions of interest: an RT Structure Set or a Segmentation. */
public sealed interface MaskSource permits RtStruct, SegImage {
    /** The object's own UIDs. */
    InstanceReference instance();

    /** Its ROIs or segments, in its order. */
    List<RoiCandidate> candidates();

    /** The series that it was drawn on, as far as it says; more than one is possible. */
    List<MaskReferences> references();

    /**
     * The series that one ROI was drawn on.
     *
     * @throws ImagingException when the ROI cannot be chosen, or it may be one of several series, or none is named
     */
    MaskReferences references(RoiChoice choice) throws ImagingException;

    /**
     * One ROI on the grid of a series.
     *
     * @throws ImagingException             when the ROI cannot be chosen or not be placed exactly
     * @throws java.io.UncheckedIOException when the file behind pixel data cannot be read
     */
    RoiMask mask(RoiChoice choice, ImageSeries series) throws ImagingException;

    /** Whether the SOP Class is one of those read here. */
    static boolean isMask(String sopClassUid) {
        return sopClassUid.equals(RtStructReader.SOP_CLASS) || sopClassUid.equals(SegReader.SOP_CLASS);
    }

    /**
     * Reads either kind of object by its SOP Class UID.
     *
     * @param decoder of a compressed segmentation's frames
     * @throws ImagingException when it is another object, lacks what it must have, or is of a kind that is not read
     */
    static MaskSource read(DicomFile file, PixelDecoder decoder) throws ImagingException {
        String sopClass = file.dataset().string(Tag.SOPClassUID).orElse("(none)");
        if (sopClass.equals(RtStructReader.SOP_CLASS)) {
            return RtStructReader.read(file.dataset());
        }
        if (sopClass.equals(SegReader.SOP_CLASS)) {
            return SegReader.read(file, decoder);
        }
        String uid = file.dataset().string(Tag.SOPInstanceUID).orElse("(without UID)");
        throw new ImagingException(
                Reason.UNSUPPORTED_OBJECT,
                "SOP Instance " + uid + " of SOP Class " + sopClass
                        + " is no RT Structure Set and no binary Segmentation",
                uid);
    }
}
