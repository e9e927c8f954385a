package org.deltarad.dicom.pixelmed.ul;

import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Cuts a command set or data set into P-DATA-TF PDUs of one value each; closing it sends the last one. */
final class DataSetOutputStream extends OutputStream {
    private static final int HEADERS = 12;

    private final Transport transport;
    private final int contextId;
    private final boolean command;
    private final byte[] pdu;
    private int end = HEADERS;
    private boolean closed;

    /** @param maxLength length that the variable field of a PDU may have */
    DataSetOutputStream(Transport transport, int contextId, boolean command, int maxLength) {
        this.transport = transport;
        this.contextId = contextId;
        this.command = command;
        this.pdu = new byte[6 + maxLength];
    }

    @Override
    public void write(int b) throws UlException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws UlException {
        int done = 0;
        while (done < count) {
            if (end == pdu.length) {
                send(false);
            }
            int n = Math.min(count - done, pdu.length - end);
            System.arraycopy(bytes, offset + done, pdu, end, n);
            end += n;
            done += n;
        }
    }

    private void send(boolean last) throws UlException {
        ByteBuffer.wrap(pdu)
                .put((byte) Pdu.P_DATA_TF)
                .put((byte) 0)
                .putInt(end - 6)
                .putInt(end - 10)
                .put((byte) contextId)
                .put((byte) ((command ? 1 : 0) | (last ? 2 : 0)));
        transport.write(pdu, 0, end);
        end = HEADERS;
    }

    @Override
    public void close() throws UlException {
        if (!closed) {
            closed = true;
            send(true);
        }
    }
}
