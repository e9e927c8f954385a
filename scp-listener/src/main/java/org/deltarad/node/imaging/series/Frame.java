package org.deltarad.node.imaging.series;

import java.util.List;
import java.util.Set;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.report.ImageReference;
import org.deltarad.report.InstanceReference;

/**
 * One image frame: a classic single-frame image, or a frame of an enhanced or legacy converted multi-frame image. What
 * is read of either is {@link #attributes}, so that the two differ nowhere else.
 *
 * @param file       the instance, with its pixel data
 * @param index      which frame of the instance's Pixel Data, zero based
 * @param count      frames of the instance
 * @param attributes as a classic image has them, without pixel data: of a multi-frame image its top level overlaid by the
 *                   frame's functional groups, see {@link FunctionalGroups}
 * @param reference  to refer to it by
 */
public record Frame(DicomFile file, int index, int count, Dataset attributes, ImageReference reference) {
    /** CT, MR and Positron Emission Tomography Image Storage (PS3.4 B.5). */
    private static final Set<String> CLASSIC =
            Set.of("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.5.1.4.1.1.128");
    /** Enhanced CT, MR and PET Image Storage and their Legacy Converted forms. */
    private static final Set<String> ENHANCED = Set.of(
            "1.2.840.10008.5.1.4.1.1.2.1",
            "1.2.840.10008.5.1.4.1.1.4.1",
            "1.2.840.10008.5.1.4.1.1.130",
            "1.2.840.10008.5.1.4.1.1.2.2",
            "1.2.840.10008.5.1.4.1.1.4.4",
            "1.2.840.10008.5.1.4.1.1.128.1");

    /** SOP Instance UID. */
    public String uid() {
        return reference.instance().sopInstanceUid();
    }

    /** {@code SOP Instance 1.2.3} or {@code frame 5 of SOP Instance 1.2.3}. */
    public String name() {
        return reference.name();
    }

    /** Whether a SOP Class is one whose frames are read here. */
    public static boolean isImage(String sopClassUid) {
        return CLASSIC.contains(sopClassUid) || ENHANCED.contains(sopClassUid);
    }

    /**
     * The frames of an image, in the order of its Pixel Data.
     *
     * @throws ImagingException when it is no CT, MR or PET Image, or its functional groups do not fit its frames
     */
    public static List<Frame> of(DicomFile file) throws ImagingException {
        Dataset d = file.dataset();
        String uid = d.string(Tag.SOPInstanceUID).orElse("(without UID)");
        try {
            InstanceReference instance = new InstanceReference(
                    d.requireString(Tag.StudyInstanceUID),
                    d.requireString(Tag.SeriesInstanceUID),
                    d.requireString(Tag.SOPClassUID),
                    d.requireString(Tag.SOPInstanceUID));
            if (ENHANCED.contains(instance.sopClassUid())) {
                return FunctionalGroups.frames(file, instance);
            }
            requireClassic(d, instance);
            Dataset attributes = d.toBuilder().remove(Tag.PixelData).build();
            return List.of(new Frame(file, 0, 1, attributes, ImageReference.of(instance)));
        } catch (AttributeException e) {
            throw ImagingException.missing(uid, e);
        }
    }

    private static void requireClassic(Dataset d, InstanceReference instance) throws ImagingException {
        String which = "SOP Instance " + instance.sopInstanceUid() + " of SOP Class " + instance.sopClassUid();
        if (!CLASSIC.contains(instance.sopClassUid())) {
            throw new ImagingException(
                    Reason.UNSUPPORTED_OBJECT,
                    which + " is no CT, MR or PET Image, classic or enhanced",
                    instance.sopInstanceUid());
        }
        double frames = d.number(Tag.NumberOfFrames).orElse(1.0);
        if (frames > 1 || d.hasValue(Tag.SharedFunctionalGroupsSequence)) {
            throw new ImagingException(
                    Reason.MULTI_FRAME,
                    which + " has " + (long) frames + " frame(s) and"
                            + (d.hasValue(Tag.SharedFunctionalGroupsSequence) ? "" : " no")
                            + " functional groups; a classic image is one frame, a multi-frame one is sent as Enhanced or"
                            + " Legacy Converted Enhanced",
                    instance.sopInstanceUid());
        }
    }
}
