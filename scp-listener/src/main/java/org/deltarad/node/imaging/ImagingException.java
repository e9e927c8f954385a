package org.deltarad.node.imaging;

import java.util.List;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.DicomException;
import org.deltarad.node.NodeException;
import org.deltarad.report.ImageReference;

/** A series or mask that cannot be turned into arrays without guessing. */
public class ImagingException extends NodeException {
    private static final long serialVersionUID = 1;

    /** Why it was refused. */
    public enum Reason {
        /** The file is not DICOM, or broken. */
        NOT_DICOM,
        /** A SOP Class that this reader does not take. */
        UNSUPPORTED_OBJECT,
        /** A transfer syntax whose pixels are not decoded. */
        UNSUPPORTED_TRANSFER_SYNTAX,
        /** Compressed with loss: values are not those that were measured. */
        LOSSY,
        /** Compressed pixels that are broken, or another image than the attributes say. */
        UNDECODABLE_PIXELS,
        /** Several frames in an object that has one by its SOP Class. */
        MULTI_FRAME,
        /** Functional groups that do not fit the frames. */
        MALFORMED_FRAMES,
        /** More than one sample per pixel, or a palette. */
        COLOUR,
        /** Values that were asked for, such as SUV, do not follow from the headers. */
        VALUES_UNAVAILABLE,
        /** Bits Allocated, Bits Stored, High Bit or a modality LUT that this reader does not take. */
        UNSUPPORTED_PIXELS,
        /** Pixel Data shorter or longer than Rows x Columns x frames. */
        PIXEL_DATA_LENGTH,
        /** An attribute is absent, empty or of the wrong form. */
        MISSING_ATTRIBUTE,
        /** Instances of more than one study, series, modality or SOP Class. */
        MIXED_SERIES,
        /** More than one orientation, size or pixel spacing in the series. */
        MIXED_GEOMETRY,
        /** More than one Frame of Reference UID, or the mask's is not the image's. */
        FRAME_OF_REFERENCE,
        /** Fewer slices than a volume must have. */
        TOO_FEW_SLICES,
        /** More voxels than an array holds. */
        TOO_LARGE,
        /** Gaps of whole multiples of the slice spacing. */
        MISSING_SLICE,
        /** Two slices, or two frames of a segment, in one place. */
        DUPLICATE_POSITION,
        /** Slice spacing varies past the tolerance. */
        UNEVEN_SPACING,
        /** Positions drift in the plane of the slices. */
        GANTRY_TILT,
        /** Direction cosines that are not orthogonal unit vectors. */
        INVALID_ORIENTATION,
        /** No ROI of that number or name. */
        ROI_NOT_FOUND,
        /** The series holds no volume of the wanted kind. */
        VOLUME_NOT_FOUND,
        /** Several ROIs, volumes or referenced series fit; the message lists them. */
        AMBIGUOUS,
        /** The ROI has no closed contour. */
        OPEN_CONTOUR,
        /** Contour Data that are no list of points, or fewer than announced. */
        MALFORMED_CONTOUR,
        /** A contour plane that is not parallel to the slices. */
        CONTOUR_NOT_PARALLEL,
        /** A contour plane that meets no slice, or contour planes that are denser or sparser than the slices. */
        CONTOUR_OFF_SLICE,
        /** Contours of one plane are repeated or cross each other, so that even-odd would cut out what they share. */
        CONTOURS_OVERLAP,
        /**
         * The segmentation's rows, columns, pixel spacing, orientation or positions are not the image's and it is not
         * resampled, or the two do not meet.
         */
        GRID_MISMATCH,
        /** No voxel of the image is inside. */
        NO_VOXEL_INSIDE
    }

    private final Reason reason;
    private final List<String> uids;

    /**
     * @param message what is wrong, with the numbers
     * @param uids    SOP Instance UIDs (or Series or Frame of Reference UIDs) concerned, possibly none
     */
    public ImagingException(Reason reason, String message, List<String> uids) {
        super(message);
        this.reason = reason;
        this.uids = List.copyOf(uids);
    }

    public ImagingException(Reason reason, String message, String... uids) {
        this(reason, message, List.of(uids));
    }

    private ImagingException(Reason reason, String message, Throwable cause, List<String> uids) {
        super(message, cause);
        this.reason = reason;
        this.uids = uids;
    }

    public static ImagingException missing(String uid, DicomException cause) {
        return new ImagingException(
                Reason.MISSING_ATTRIBUTE, "SOP Instance " + uid + ": " + cause.getMessage(), cause, List.of(uid));
    }

    public static ImagingException missing(ImageReference image, DicomException cause) {
        return new ImagingException(
                Reason.MISSING_ATTRIBUTE, image.name() + ": " + cause.getMessage(), cause, uids(image));
    }

    /** By which of the two kinds of error a decoder gave. */
    public static ImagingException undecodable(String uid, DicomException cause) {
        return cause instanceof AttributeException
                ? missing(uid, cause)
                : new ImagingException(
                        Reason.UNDECODABLE_PIXELS,
                        "SOP Instance " + uid + ": " + cause.getMessage(),
                        cause,
                        List.of(uid));
    }

    /** As {@link #undecodable(String, DicomException)}, of a frame. */
    public static ImagingException undecodable(ImageReference image, DicomException cause) {
        return cause instanceof AttributeException
                ? missing(image, cause)
                : new ImagingException(
                        Reason.UNDECODABLE_PIXELS, image.name() + ": " + cause.getMessage(), cause, uids(image));
    }

    private static List<String> uids(ImageReference image) {
        return List.of(image.instance().sopInstanceUid());
    }

    public static ImagingException notDicom(String file, DicomException cause) {
        String message = cause.getMessage();
        return new ImagingException(
                Reason.NOT_DICOM, message.startsWith(file) ? message : file + ": " + message, cause, List.of());
    }

    public Reason reason() {
        return reason;
    }

    /** UIDs concerned, mostly SOP Instance UIDs. */
    public List<String> uids() {
        return uids;
    }
}
