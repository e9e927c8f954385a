package org.deltarad.report.seg;

import java.util.OptionalInt;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/**
 * A slice that a mask was drawn on: a single-frame image, or a frame of a multi-frame one.
 *
 * @param image the instance's header; of a multi-frame one with its functional groups, unless the frame's plane
 *              attributes are at its top level
 * @param frame Referenced Frame Number, from 1; empty for a single-frame image
 */
public record SourceSlice(Dataset image, OptionalInt frame) {
    public SourceSlice {
        if (frame.isPresent() && frame.getAsInt() < 1) {
            throw new IllegalArgumentException("frames are counted from 1, got " + frame.getAsInt());
        }
    }

    /** A single-frame image. */
    public static SourceSlice of(Dataset image) {
        return new SourceSlice(image, OptionalInt.empty());
    }

    /**
     * A frame of a multi-frame image.
     *
     * @param number from 1
     */
    public static SourceSlice frame(Dataset image, int number) {
        return new SourceSlice(image, OptionalInt.of(number));
    }

    String sopInstanceUid() throws AttributeException {
        return image.requireString(Tag.SOPInstanceUID);
    }

    /** A SOP Instance Reference (PS3.3 table 10-11). */
    Dataset instanceReference() throws AttributeException {
        return Dataset.builder()
                .text(Tag.ReferencedSOPClassUID, image.requireString(Tag.SOPClassUID))
                .text(Tag.ReferencedSOPInstanceUID, sopInstanceUid())
                .build();
    }

    /** An Image SOP Instance Reference (PS3.3 table 10-3), with the frame's number. */
    Dataset imageReference() throws AttributeException {
        Dataset reference = instanceReference();
        return frame.isEmpty()
                ? reference
                : reference.toBuilder()
                        .numbers(Tag.ReferencedFrameNumber, frame.getAsInt())
                        .build();
    }

    /** What holds Image Position (Patient). */
    Dataset planePosition() {
        return holder(Tag.ImagePositionPatient, Tag.PlanePositionSequence);
    }

    /** What holds Image Orientation (Patient). */
    Dataset planeOrientation() {
        return holder(Tag.ImageOrientationPatient, Tag.PlaneOrientationSequence);
    }

    /** What holds Pixel Spacing and Slice Thickness. */
    Dataset pixelMeasures() {
        return holder(Tag.PixelSpacing, Tag.PixelMeasuresSequence);
    }

    /** The top level, or the functional group of the frame, its own or the shared one (PS3.3 C.7.6.16). */
    private Dataset holder(int tag, int group) {
        if (frame.isEmpty() || image.hasValue(tag)) {
            return image;
        }
        var own = image.items(Tag.PerFrameFunctionalGroupsSequence);
        int n = frame.getAsInt() - 1;
        if (n < own.size() && own.get(n).item(group).isPresent()) {
            return own.get(n).item(group).get();
        }
        return image.item(Tag.SharedFunctionalGroupsSequence)
                .flatMap(shared -> shared.item(group))
                .orElse(Dataset.empty());
    }
}
