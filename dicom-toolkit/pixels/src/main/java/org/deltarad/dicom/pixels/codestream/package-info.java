/**
 * What the codecs of compressed frames have in common: the frame a data set promises ({@link
 * org.deltarad.dicom.pixels.codestream.FrameShape}), what comes of its bytes, and how they fail. Start at {@link
 * org.deltarad.dicom.pixels.codestream.FrameCodec}.
 */
package org.deltarad.dicom.pixels.codestream;
