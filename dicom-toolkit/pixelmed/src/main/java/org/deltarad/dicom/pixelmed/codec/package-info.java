/**
 * Part 10 files and data sets: {@link org.deltarad.dicom.pixelmed.codec.PixelmedCodec} is the entry.
 *
 * <p>Written with PixelMed: its {@code Attribute} and {@code DicomOutputStream} write tags, VRs and lengths in each
 * encoding; values are encoded by {@link org.deltarad.dicom.pixelmed.codec.ValueEncoder}. Sequences are ours, for
 * PixelMed's have no explicit lengths.
 *
 * <p>Read with {@link org.deltarad.dicom.pixelmed.codec.ElementReader}, ours, with PixelMed's data dictionary for what
 * implicit VR leaves open. PixelMed's own reading does not keep the contract of the door: it ends silently where a file
 * breaks off, takes lengths on trust, holds native pixel data of up to 32 MiB on the heap and decompresses the others,
 * and needs time quadratic in the number of values of an element.
 */
package org.deltarad.dicom.pixelmed.codec;
