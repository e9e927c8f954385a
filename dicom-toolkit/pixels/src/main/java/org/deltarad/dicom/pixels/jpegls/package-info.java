/**
 * JPEG-LS (ISO/IEC 14495-1, ITU-T T.87), lossless and near-lossless, as DICOM uses it (PS3.5 8.2.3): 2 to 16 bits, any
 * interleave mode, preset parameters; no restart intervals, mapping tables or sub-sampling. Our own, since Maven Central
 * has no well-kept decoder in Java. Start at {@link org.deltarad.dicom.pixels.jpegls.JpegLsCodec}.
 */
package org.deltarad.dicom.pixels.jpegls;
