package org.deltarad.dicom.pixels.codestream;

/** Decodes the frames of one or more compressed transfer syntaxes. Thread safe. */
public interface FrameCodec {
    /**
     * One frame.
     *
     * @param bytes fragments of the frame joined, with their padding
     * @param shape what the data set says of it; nothing is allocated for a codestream that says something else
     * @throws CodestreamException when the bytes are broken, of another shape, or use what is not supported
     */
    CodedImage decode(byte[] bytes, FrameShape shape) throws CodestreamException;
}
