/**
 * JPEG 2000 part 1 (ISO/IEC 15444-1) as DICOM uses it (PS3.5 8.2.4), by the decoder of JJ2000 as jai-imageio-jpeg2000
 * carries it. Its stages are called directly, without ImageIO, so that samples come as they are, signs and all. Start at
 * {@link org.deltarad.dicom.pixels.jpeg2000.Jpeg2000Codec}.
 */
package org.deltarad.dicom.pixels.jpeg2000;
