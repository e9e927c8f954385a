package org.deltarad.dicom.pixelmed.ul;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Presentation data values out of P-DATA-TF PDUs (PS3.8 9.3.5, annex E); nothing is held but the current header. */
final class PdvInput {
    private static final int HEADER = 6;

    private final UpperLayer upper;
    private final byte[] header = new byte[HEADER];
    private long left;
    private int contextId;
    private boolean command;
    private boolean last;

    PdvInput(UpperLayer upper) {
        this.upper = upper;
    }

    /** Goes to the next value, through as many P-DATA-TF as it takes, each after no longer than that. */
    void next(Duration patience) throws UlException {
        if (upper.dataLeft() == 0 && !(upper.await(patience) instanceof Pdu.DataTf)) {
            upper.abort();
            throw UlException.of(UlException.Kind.VIOLATION, "asked for release in the middle of a message");
        }
        if (upper.dataLeft() < HEADER) {
            throw invalid("sent a P-DATA-TF without room for a value");
        }
        for (int n = 0; n < HEADER; ) {
            n += upper.readData(header, n, HEADER - n);
        }
        long length = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt());
        left = length - 2;
        if (left < 0 || left > upper.dataLeft()) {
            throw invalid(
                    "sent a value of " + length + " bytes in a P-DATA-TF with " + (upper.dataLeft() + 2) + " left");
        }
        contextId = header[4] & 0xff;
        command = (header[5] & 1) != 0;
        last = (header[5] & 2) != 0;
    }

    /** What a P-DATA-TF must not be; the association is aborted. */
    UlException invalid(String sentence) {
        return upper.failed(UlException.violation(AbortReason.INVALID_PARAMETER, sentence));
    }

    /** Bytes of the current value, 0 at its end. */
    int read(byte[] into, int offset, int count) throws UlException {
        int wanted = (int) Math.min(count, left);
        int n = wanted == 0 ? 0 : upper.readData(into, offset, wanted);
        left -= n;
        return n;
    }

    /** Hands on what is left of the current value; how many bytes. */
    long transfer(OutputStream to) throws IOException {
        long count = left;
        while (left > 0) {
            left -= upper.transferData(to, left);
        }
        return count;
    }

    int contextId() {
        return contextId;
    }

    boolean isCommand() {
        return command;
    }

    boolean isLast() {
        return last;
    }
}
