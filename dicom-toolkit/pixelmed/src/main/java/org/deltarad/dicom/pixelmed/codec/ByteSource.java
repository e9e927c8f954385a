package org.deltarad.dicom.pixelmed.codec;

import java.io.Closeable;
import java.io.IOException;
import org.deltarad.dicom.Element.BulkData;

/** Encoded bytes with random access: a file, or an array in memory. */
interface ByteSource extends Closeable {
    /** Number of bytes. */
    long length();

    /**
     * A copy of {@code count} bytes at an offset; the caller has checked that they are there.
     *
     * @throws IOException when the file has become shorter meanwhile or cannot be read
     */
    byte[] copy(long offset, int count) throws IOException;

    /**
     * Bytes to be read when asked for.
     *
     * @param word bytes per word that is to be turned around, 1 for none
     */
    BulkData slice(long offset, long count, int word);

    @Override
    void close() throws IOException;
}
