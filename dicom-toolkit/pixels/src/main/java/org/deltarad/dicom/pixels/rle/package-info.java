/** RLE Lossless (PS3.5 annex G): {@link org.deltarad.dicom.pixels.rle.RleCodec}. */
package org.deltarad.dicom.pixels.rle;
