package org.deltarad.dicom.pixelmed.codec;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.deltarad.dicom.Element.BulkData;

/** Encoded bytes, read from front to back: a file, an array in memory or a stream. Offsets are from the first byte. */
interface ByteSource extends Closeable {
    /** Offset by which it ends, far beyond any for a stream of unknown length. */
    long end();

    /** Whether nothing follows at an offset. */
    boolean endsAt(long offset) throws IOException;

    /**
     * A few bytes, valid until the next call of any method.
     *
     * @throws BreaksOffException when the source ends before
     */
    ByteBuffer view(long offset, int count) throws IOException;

    /**
     * A copy of bytes; no more is allocated than is there.
     *
     * @throws BreaksOffException when the source ends before
     */
    byte[] copy(long offset, int count) throws IOException;

    /** Bytes that begin at an offset, to be read when asked for where the source can give them later. */
    Span span(long start);

    @Override
    void close() throws IOException;

    /** Bytes of which the end is not known yet. */
    interface Span {
        /**
         * Takes all up to an offset.
         *
         * @throws BreaksOffException when the source ends before
         */
        void extendTo(long end) throws IOException;

        /**
         * What was taken.
         *
         * @param word bytes per word that is to be turned around, 1 for none
         */
        BulkData data(int word) throws IOException;
    }

    /** The source ends before what is asked of it. */
    final class BreaksOffException extends EOFException {
        private static final long serialVersionUID = 1;
    }
}
