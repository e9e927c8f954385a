/**
 * JPEG of ISO/IEC 10918-1 (ITU-T T.81) as DICOM uses it (PS3.5 8.2.1): sequential Huffman DCT of 8 and 12 bits
 * (processes 1, 2 and 4) and lossless of 2 to 16 bits (process 14, all selection values). Our own, since no decoder on
 * Maven Central reads 12 bits and all lossless predictors. Start at {@link org.deltarad.dicom.pixels.jpeg.JpegCodec}.
 */
package org.deltarad.dicom.pixels.jpeg;
