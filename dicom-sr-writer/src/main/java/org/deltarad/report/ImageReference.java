package org.deltarad.report;

/**
 * An image that can be referenced: a single-frame instance, or one frame of a multi-frame instance (PS3.3 table 10-3).
 *
 * @param instance    the SOP Instance
 * @param frameNumber value of Referenced Frame Number (0008,1160), from 1; 0 for a single-frame instance, whose references
 *                    have none
 */
public record ImageReference(InstanceReference instance, int frameNumber) {
    public ImageReference {
        if (frameNumber < 0) {
            throw new IllegalArgumentException("frames are numbered from 1, was " + frameNumber);
        }
    }

    /** An instance of one frame. */
    public static ImageReference of(InstanceReference instance) {
        return new ImageReference(instance, 0);
    }

    /** Whether it is one frame of several, so that references need its number. */
    public boolean isFrame() {
        return frameNumber > 0;
    }

    /** {@code SOP Instance 1.2.3} or {@code frame 5 of SOP Instance 1.2.3}. */
    public String name() {
        String name = "SOP Instance " + instance.sopInstanceUid();
        return isFrame() ? "frame " + frameNumber + " of " + name : name;
    }
}
