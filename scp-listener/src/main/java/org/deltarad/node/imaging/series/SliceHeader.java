package org.deltarad.node.imaging.series;

import java.util.Set;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Plane;
import org.deltarad.report.InstanceReference;
import org.deltarad.volume.Vector3;

/** What one single-frame image says about itself and its plane. */
record SliceHeader(
        DicomFile file, InstanceReference reference, String modality, String frameOfReferenceUid, Plane plane) {
    /** CT, MR and Positron Emission Tomography Image Storage (PS3.4 B.5). */
    private static final Set<String> IMAGES =
            Set.of("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.5.1.4.1.1.128");
    /** Their enhanced and legacy converted forms, and Enhanced MR Color. */
    private static final Set<String> MULTI_FRAME = Set.of(
            "1.2.840.10008.5.1.4.1.1.2.1",
            "1.2.840.10008.5.1.4.1.1.2.2",
            "1.2.840.10008.5.1.4.1.1.4.1",
            "1.2.840.10008.5.1.4.1.1.4.3",
            "1.2.840.10008.5.1.4.1.1.4.4",
            "1.2.840.10008.5.1.4.1.1.128.1",
            "1.2.840.10008.5.1.4.1.1.130");

    Dataset dataset() {
        return file.dataset();
    }

    String uid() {
        return reference.sopInstanceUid();
    }

    Vector3 position() {
        return plane.position();
    }

    /**
     * @param decodable Transfer Syntax UIDs
     */
    static SliceHeader of(DicomFile file, Set<String> decodable) throws ImagingException {
        Dataset d = file.dataset();
        String uid = d.string(Tag.SOPInstanceUID).orElse("(without UID)");
        try {
            requireSingleFrameImage(d, uid);
            requireDecodable(file, decodable, uid);
            requireGrey(d, uid);
            InstanceReference reference = new InstanceReference(
                    d.requireString(Tag.StudyInstanceUID),
                    d.requireString(Tag.SeriesInstanceUID),
                    d.requireString(Tag.SOPClassUID),
                    d.requireString(Tag.SOPInstanceUID));
            return new SliceHeader(
                    file,
                    reference,
                    d.requireString(Tag.Modality),
                    d.requireString(Tag.FrameOfReferenceUID),
                    Plane.of(d, d, d, d, uid));
        } catch (AttributeException e) {
            throw ImagingException.missing(uid, e);
        }
    }

    private static void requireDecodable(DicomFile file, Set<String> decodable, String uid) throws ImagingException {
        String syntax = file.transferSyntax();
        if (!decodable.contains(syntax)) {
            throw new ImagingException(
                    Reason.UNSUPPORTED_TRANSFER_SYNTAX,
                    "SOP Instance " + uid + " has transfer syntax " + TransferSyntax.name(syntax)
                            + ", which is not decoded; send it as Explicit VR Little Endian",
                    uid);
        }
        boolean kept = syntax.equals(TransferSyntax.JPEG_2000)
                && file.dataset()
                        .string(Tag.LossyImageCompression)
                        .filter("00"::equals)
                        .isPresent();
        if (TransferSyntax.isLossy(syntax) && !kept) {
            throw new ImagingException(
                    Reason.LOSSY,
                    "SOP Instance " + uid + " is compressed with loss, " + TransferSyntax.name(syntax)
                            + ": its values are not those that were measured; send the original",
                    uid);
        }
    }

    private static void requireSingleFrameImage(Dataset d, String uid) throws AttributeException, ImagingException {
        String sopClass = d.requireString(Tag.SOPClassUID);
        if (MULTI_FRAME.contains(sopClass)
                || d.hasValue(Tag.SharedFunctionalGroupsSequence)
                || d.number(Tag.NumberOfFrames).orElse(1.0) > 1) {
            throw new ImagingException(
                    Reason.MULTI_FRAME,
                    "SOP Instance " + uid + " of SOP Class " + sopClass
                            + " is multi-frame, which is not read yet; send classic single-frame images",
                    uid);
        }
        if (!IMAGES.contains(sopClass)) {
            throw new ImagingException(
                    Reason.UNSUPPORTED_OBJECT,
                    "SOP Instance " + uid + " of SOP Class " + sopClass + " is no CT, MR or PET Image",
                    uid);
        }
    }

    private static void requireGrey(Dataset d, String uid) throws AttributeException, ImagingException {
        String photometric = d.requireString(Tag.PhotometricInterpretation);
        int samples = d.requireInt(Tag.SamplesPerPixel);
        if (samples != 1 || !(photometric.equals("MONOCHROME2") || photometric.equals("MONOCHROME1"))) {
            throw new ImagingException(
                    Reason.COLOUR,
                    "SOP Instance " + uid + " has " + samples + " sample(s) per pixel, " + photometric
                            + "; only MONOCHROME1 and MONOCHROME2 have values to measure",
                    uid);
        }
    }
}
