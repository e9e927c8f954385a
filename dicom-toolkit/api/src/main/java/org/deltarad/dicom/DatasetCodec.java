package org.deltarad.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Reads and writes Part 10 files and streams (PS3.10) and bare data sets. Thread safe.
 *
 * <p>Every encoding is read: implicit and explicit VR little endian, explicit VR big endian, deflated; of compressed
 * images Pixel Data is OB, the raw sequence of Basic Offset Table and fragments as it lies in the file, each an item with
 * its header, without the Sequence Delimitation Item (PS3.5 A.4), which only a file of that transfer syntax can take
 * back; {@link PixelDecoder} decodes it. Group lengths (gggg,0000) are dropped, an attribute of
 * the dictionary that was sent as UN is decoded (PS3.5 6.2.2), other private and unknown UN stay bytes.
 */
public interface DatasetCodec {
    /** How much of a data set to read. */
    enum Extent {
        WHOLE,
        /** Up to, not including, Pixel Data (7fe0,0010) and its float forms (7fe0,0008), (7fe0,0009). */
        BEFORE_PIXEL_DATA
    }

    /**
     * Reads a Part 10 file; bulk data of more than a few thousand bytes stay in the file until asked for, so it must not
     * change meanwhile. The length of each element is checked against the file's: a file that breaks off is an error,
     * except when it was cut exactly between two elements of the top level, which no reader can tell. A file without a
     * data set is an error, too.
     *
     * @throws MalformedDicomException when the bytes are not DICOM, break off, claim more than the file holds, or exceed
     *                                 a limit
     * @throws IOException             when the file cannot be read
     */
    DicomFile read(Path file, Extent extent, ReadLimits limits) throws DicomException, IOException;

    /**
     * Reads a Part 10 stream to its end, bulk data onto the heap; else as {@link #read(Path, Extent, ReadLimits)}. The
     * stream is not closed.
     */
    DicomFile read(InputStream part10, Extent extent, ReadLimits limits) throws DicomException, IOException;

    /** Reads a data set without File Meta Information, as C-STORE brings it; else as for a Part 10 stream. */
    Dataset readDataset(InputStream in, String transferSyntax, Extent extent, ReadLimits limits)
            throws DicomException, IOException;

    /** Reads a whole file within {@link ReadLimits#STANDARD}. */
    default DicomFile read(Path file) throws DicomException, IOException {
        return read(file, Extent.WHOLE, ReadLimits.STANDARD);
    }

    /** Reads up to Pixel Data within {@link ReadLimits#STANDARD}. */
    default DicomFile readHeader(Path file) throws DicomException, IOException {
        return read(file, Extent.BEFORE_PIXEL_DATA, ReadLimits.STANDARD);
    }

    /** Reads no more than the File Meta Information, group 0002. */
    FileMetaInformation readMetaInformation(Path file) throws DicomException, IOException;

    /**
     * Writes a Part 10 file in its transfer syntax, with preamble and File Meta Information, SOP Class and Instance UID
     * taken from the data set. Sequences and items have explicit lengths, strings are encoded by Specific Character Set,
     * Pixel Data of a compressed syntax must be the fragments that were read. Values that break their VR, as peers send
     * them, are written as they are; {@link Dataset.Builder} holds ours to it. The stream is flushed, not closed.
     *
     * @throws DicomException when the transfer syntax cannot be written, Pixel Data do not suit it, a character set lacks
     *                        a character, or an element is longer than its length can say
     */
    void write(DicomFile file, OutputStream out) throws DicomException, IOException;

    /** Writes a data set alone, else as {@link #write}. */
    void writeDataset(Dataset dataset, String transferSyntax, OutputStream out) throws DicomException, IOException;

    /**
     * Writes preamble and File Meta Information only; the caller appends the data set as it was received, in that
     * transfer syntax, and has a Part 10 file.
     */
    void writeMetaInformation(FileMetaInformation meta, OutputStream out) throws DicomException, IOException;
}
