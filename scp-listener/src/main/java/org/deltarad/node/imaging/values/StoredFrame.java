package org.deltarad.node.imaging.values;

import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.report.ImageReference;

/**
 * A frame with stored values: a classic image, or one of a multi-frame image.
 *
 * @param file       the instance, with its pixel data
 * @param index      which frame of the instance, zero based
 * @param count      frames of the instance
 * @param attributes as a classic image has them, functional groups flat
 * @param reference  to name it by
 */
public record StoredFrame(DicomFile file, int index, int count, Dataset attributes, ImageReference reference) {
    /** {@code SOP Instance 1.2.3} or {@code frame 5 of SOP Instance 1.2.3}. */
    String name() {
        return reference.name();
    }

    String uid() {
        return reference.instance().sopInstanceUid();
    }

    /** @param problem follows the frame's name */
    ImagingException refusal(Reason reason, String problem) {
        return new ImagingException(reason, name() + " " + problem, uid());
    }
}
