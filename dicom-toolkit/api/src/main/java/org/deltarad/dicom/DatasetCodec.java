package org.deltarad.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Reads and writes Part 10 files (PS3.10). Thread safe. */
public interface DatasetCodec {
    /**
     * Reads a whole file; bulk data stay in the file until asked for.
     *
     * @throws MalformedDicomException when the bytes are not DICOM, break off, or claim more than the file holds
     * @throws IOException             when the file cannot be read
     */
    DicomFile read(Path file) throws DicomException, IOException;

    /** Reads up to, not including, Pixel Data (7fe0,0010) and its float forms; else as {@link #read}. */
    DicomFile readHeader(Path file) throws DicomException, IOException;

    /**
     * Writes a Part 10 file with preamble and File Meta Information, SOP Class and Instance UID taken from the data set.
     *
     * @throws DicomException when the transfer syntax cannot be written or a value does not fit its VR
     */
    void write(DicomFile file, OutputStream out) throws DicomException, IOException;
}
