package org.deltarad.node.imaging.mask;

import org.deltarad.node.imaging.ImagingException;

/** The pixels of a segmentation's frames, read when they are asked for. */
public interface SegPixels {
    /**
     * Sets the pixels of a frame that are inside a segment; others are left as they are.
     *
     * @param frame   zero based
     * @param segment Segment Number
     * @param inside  rows one after the other, from {@code offset} on
     * @return how many are inside
     * @throws java.io.UncheckedIOException when the file behind them cannot be read
     */
    int copy(int frame, int segment, boolean[] inside, int offset) throws ImagingException;

    /** Whether any pixel may be inside a segment that has frames; label maps know, others do not look. */
    boolean mayHold(int segment) throws ImagingException;
}
