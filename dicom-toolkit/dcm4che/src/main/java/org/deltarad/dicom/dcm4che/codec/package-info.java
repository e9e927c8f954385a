/**
 * Part 10 files and data sets with dcm4che-core: {@link org.deltarad.dicom.dcm4che.codec.Dcm4cheCodec} is the entry.
 *
 * <p>{@code Attributes}, read by {@code DicomInputStream} and written by {@code DicomOutputStream}, are turned into our
 * data sets and back. Ours are the checks that dcm4che leaves out: {@link
 * org.deltarad.dicom.dcm4che.codec.CheckedDicomInputStream} holds every header against what is around it before a value is
 * read, for dcm4che ends silently where a file breaks off between two elements of an item, skips what stands where it
 * should not, and allocates what a length claims.
 */
package org.deltarad.dicom.dcm4che.codec;
