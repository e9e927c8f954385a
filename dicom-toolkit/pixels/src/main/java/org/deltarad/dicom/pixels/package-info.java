/**
 * Samples of images in every transfer syntax a radiology department sends, for all providers of the door: native pixel
 * cells, and the frames of encapsulated ones found and handed to the codec of their syntax (packages {@code rle}, {@code
 * jpeg}, {@code jpegls}, {@code jpeg2000}, which share {@code codestream}). No native code, no ImageIO registry; only
 * JPEG 2000 is another project's (jai-imageio-jpeg2000, JJ2000 licence). Start at {@link
 * org.deltarad.dicom.pixels.StandardPixelDecoder}.
 */
package org.deltarad.dicom.pixels;
