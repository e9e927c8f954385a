package org.deltarad.dicom.pixelmed.ul;

import java.io.InputStream;

/** The data set of one message, out of as many presentation data values as the peer made of it. */
final class DataSetInputStream extends InputStream {
    private static final int SKIP = 1 << 16;

    private final PdvInput input;
    private final int contextId;
    private boolean started;
    private boolean ended;
    private UlException failure;

    DataSetInputStream(PdvInput input, int contextId) {
        this.input = input;
        this.contextId = contextId;
    }

    @Override
    public int read() throws UlException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws UlException {
        if (failure != null) {
            throw failure; // a consumer may have caught it and the message still be drained
        }
        try {
            return count == 0 ? 0 : readValues(into, offset, count);
        } catch (UlException e) {
            failure = e;
            throw e;
        }
    }

    private int readValues(byte[] into, int offset, int count) throws UlException {
        while (!ended) {
            int n = started ? input.read(into, offset, count) : 0;
            if (n > 0) {
                return n;
            }
            if (started && input.isLast()) {
                ended = true;
            } else {
                input.next();
                started = true;
                if (input.isCommand() || input.contextId() != contextId) {
                    throw UlException.violation(
                            AbortReason.INVALID_PARAMETER, "sent another message's values in the middle of a data set");
                }
            }
        }
        return -1;
    }

    /** Reads what the consumer left. */
    void drain() throws UlException {
        byte[] discarded = new byte[SKIP];
        while (read(discarded, 0, discarded.length) >= 0) {}
    }
}
