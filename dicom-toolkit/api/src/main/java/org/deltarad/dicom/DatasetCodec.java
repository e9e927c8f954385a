package org.deltarad.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Reads and writes Part 10 files (PS3.10). Thread safe.
 *
 * <p>Every native encoding is read: implicit and explicit VR little endian, explicit VR big endian, deflated. Of
 * compressed files all but the pixels is read: Pixel Data is the raw sequence of fragments as it lies in the file
 * (PS3.5 A.4), which {@link #write} refuses to put into a native file. Group lengths (gggg,0000) are dropped, an
 * attribute of the dictionary that was sent as UN is decoded (PS3.5 6.2.2), other private and unknown UN stay bytes.
 */
public interface DatasetCodec {
    /**
     * Reads a whole file; bulk data of more than a few thousand bytes stay in the file until asked for, so it must not
     * change meanwhile. The length of each element is checked against the file's: a file that breaks off is an error,
     * except when it was cut exactly between two elements of the top level, which no reader can tell.
     *
     * @throws MalformedDicomException when the bytes are not DICOM, break off, or claim more than the file holds
     * @throws IOException             when the file cannot be read
     */
    DicomFile read(Path file) throws DicomException, IOException;

    /** Reads up to, not including, Pixel Data (7fe0,0010) and its float forms; else as {@link #read}. */
    DicomFile readHeader(Path file) throws DicomException, IOException;

    /** Reads no more than the File Meta Information, group 0002; else as {@link #read}. */
    FileMetaInformation readMetaInformation(Path file) throws DicomException, IOException;

    /**
     * Writes a Part 10 file in implicit or explicit VR little endian, with preamble and File Meta Information, SOP Class
     * and Instance UID taken from the data set. The stream is flushed, not closed.
     *
     * @throws DicomException when the transfer syntax cannot be written or a value does not fit its VR
     */
    void write(DicomFile file, OutputStream out) throws DicomException, IOException;

    /**
     * Writes preamble and File Meta Information only; the caller appends the data set as it was received, in that
     * transfer syntax, and has a Part 10 file.
     */
    void writeMetaInformation(FileMetaInformation meta, OutputStream out) throws DicomException, IOException;
}
