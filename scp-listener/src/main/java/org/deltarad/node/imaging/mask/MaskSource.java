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

    /**
     * Its ROIs or segments, in its order.
     *
     * @throws ImagingException when the pixels of a label map, which say what is there, cannot be decoded
     */
    List<RoiCandidate> candidates() throws ImagingException;

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
        return sopClassUid.equals(RtStructReader.SOP_CLASS) || SegReader.isSegmentation(sopClassUid);
    }

    /**
     * Reads either kind of object by its SOP Class UID.
     *
     * @param decoder of a compressed segmentation's frames
     * @param rules   what a site decides
     * @throws ImagingException when it is another object, lacks what it must have, or is of a kind that is not read
     */
    static MaskSource read(DicomFile file, PixelDecoder decoder, MaskRules rules) throws ImagingException {
        String sopClass = file.dataset().string(Tag.SOPClassUID).orElse("(none)");
        if (sopClass.equals(RtStructReader.SOP_CLASS)) {
            return RtStructReader.read(file.dataset(), rules);
        }
        if (SegReader.isSegmentation(sopClass)) {
            return SegReader.read(file, decoder, rules.segmentations());
        }
        String uid = file.dataset().string(Tag.SOPInstanceUID).orElse("(without UID)");
        throw new ImagingException(
                Reason.UNSUPPORTED_OBJECT,
                "SOP Instance " + uid + " of SOP Class " + sopClass + " is no RT Structure Set and no Segmentation",
                uid);
    }

    /** As {@link #read(DicomFile, PixelDecoder, MaskRules)}, by {@link MaskRules#STANDARD}. */
    static MaskSource read(DicomFile file, PixelDecoder decoder) throws ImagingException {
        return read(file, decoder, MaskRules.STANDARD);
    }
}
