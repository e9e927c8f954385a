package org.deltarad.dicom.pixelmed.ul;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts command sets and data sets into P-DATA-TF PDUs of one value each (PS3.8 annex E). PDUs go to the connection as many
 * at a time as the buffer holds, so that a command and its data set, or the short PDUs of a modest peer, do not become a
 * packet each. One per association, one value after another.
 */
final class PdvOutput extends OutputStream {
    private static final int PDU_HEADER = 6;
    private static final int HEADERS = 12;
    private static final int COMMAND_BUFFER = 1 << 10;
    private static final int LEAST_BUFFER = 1 << 16;
    private static final int LEAST_VALUE = 1 << 7;

    private final UpperLayer upper;
    private final int maxLength;
    private byte[] buffer = new byte[COMMAND_BUFFER];
    private int start;
    private int end;
    private int contextId;
    private boolean command;

    /** @param maxLength that the variable field of a PDU may have */
    PdvOutput(UpperLayer upper, int maxLength) {
        this.upper = upper;
        this.maxLength = maxLength;
    }

    /** Begins a command set, or the data set after it. */
    void begin(int presentationContextId, boolean isCommand) throws UlException {
        contextId = presentationContextId;
        command = isCommand;
        beginPdu();
    }

    private void beginPdu() throws UlException {
        if (buffer.length - end < HEADERS + LEAST_VALUE && !grown()) {
            send();
        }
        start = end;
        end += HEADERS;
    }

    private boolean grown() {
        int full = Math.max(LEAST_BUFFER, PDU_HEADER + maxLength);
        if (buffer.length == full) {
            return false;
        }
        buffer = Arrays.copyOf(buffer, full);
        return true;
    }

    @Override
    public void write(int b) throws UlException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws UlException {
        int done = 0;
        while (done < count) {
            int n = Math.min(count - done, room());
            System.arraycopy(bytes, offset + done, buffer, end, n);
            end += n;
            done += n;
        }
    }

    /** Room in the current PDU, of at least one byte. */
    private int room() throws UlException {
        int limit = start + PDU_HEADER + maxLength;
        if (end == buffer.length && end < limit && grown()) {
            return room();
        }
        if (end == Math.min(buffer.length, limit)) {
            endPdu(false);
            beginPdu();
        }
        return Math.min(buffer.length, start + PDU_HEADER + maxLength) - end;
    }

    private void endPdu(boolean last) {
        ByteBuffer.wrap(buffer, start, HEADERS)
                .put((byte) Pdu.P_DATA_TF)
                .put((byte) 0)
                .putInt(end - start - PDU_HEADER)
                .putInt(end - start - PDU_HEADER - 4)
                .put((byte) contextId)
                .put((byte) ((command ? 1 : 0) | (last ? 2 : 0)));
    }

    /** Ends the command set or data set. */
    void end() {
        endPdu(true);
        start = end;
    }

    /** Sends the PDUs that are whole; {@link #flush}, which may come at any time, does not. */
    void send() throws UlException {
        if (end > 0) {
            int length = end;
            start = 0;
            end = 0;
            upper.requestData(buffer, length);
        }
    }
}
