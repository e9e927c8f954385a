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

/** What one frame says about itself and its plane. */
record SliceHeader(Frame frame, String modality, String frameOfReferenceUid, Plane plane) {
    /** As a classic image has them, without pixel data. */
    Dataset dataset() {
        return frame.attributes();
    }

    DicomFile file() {
        return frame.file();
    }

    InstanceReference reference() {
        return frame.reference().instance();
    }

    String uid() {
        return frame.uid();
    }

    /** {@code SOP Instance 1.2.3} or {@code frame 5 of SOP Instance 1.2.3}. */
    String name() {
        return frame.name();
    }

    Vector3 position() {
        return plane.position();
    }

    /**
     * Refuses what has no values to measure, or none that can be decoded exactly.
     *
     * @param decodable Transfer Syntax UIDs
     */
    void requireValues(Set<String> decodable) throws ImagingException {
        try {
            requireDecodable(frame.file(), decodable, frame.uid());
            requireGrey(frame.attributes(), frame.uid());
        } catch (AttributeException e) {
            throw ImagingException.missing(frame.reference(), e);
        }
    }

    static SliceHeader of(Frame frame) throws ImagingException {
        Dataset d = frame.attributes();
        try {
            d.requireString(Tag.PhotometricInterpretation);
            return new SliceHeader(
                    frame,
                    d.requireString(Tag.Modality),
                    d.requireString(Tag.FrameOfReferenceUID),
                    Plane.of(d, frame.reference()));
        } catch (AttributeException e) {
            throw ImagingException.missing(frame.reference(), e);
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
