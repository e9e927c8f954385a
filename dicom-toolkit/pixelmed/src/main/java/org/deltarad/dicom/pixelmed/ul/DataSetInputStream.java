package org.deltarad.dicom.pixelmed.ul;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** The data set of one message, out of as many presentation data values as the peer made of it. */
final class DataSetInputStream extends InputStream {
    private final PdvInput input;
    private final int contextId;
    private final Duration patience;
    private boolean started;
    private boolean ended;
    private UlException failure;

    DataSetInputStream(PdvInput input, int contextId, Duration patience) {
        this.input = input;
        this.contextId = contextId;
        this.patience = patience;
    }

    @Override
    public int read() throws UlException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws UlException {
        if (count == 0) {
            return 0;
        }
        requireWhole();
        try {
            int n = started ? input.read(into, offset, count) : 0;
            while (n == 0 && advance()) {
                n = input.read(into, offset, count);
            }
            return n == 0 ? -1 : n;
        } catch (UlException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long transferTo(OutputStream to) throws IOException {
        requireWhole();
        try {
            long count = started ? input.transfer(to) : 0;
            while (advance()) {
                count += input.transfer(to);
            }
            return count;
        } catch (UlException e) {
            failure = e;
            throw e;
        }
    }

    /** After a failure: a consumer may have caught it and the message still be drained. */
    private void requireWhole() throws UlException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Goes to the next value of the data set, where there is one. */
    private boolean advance() throws UlException {
        if (ended || (started && input.isLast())) {
            ended = true;
            return false;
        }
        input.next(patience);
        started = true;
        if (input.isCommand() || input.contextId() != contextId) {
            throw input.invalid("sent another message's values in the middle of a data set");
        }
        return true;
    }

    /** Reads what the consumer left. */
    void drain() throws UlException {
        try {
            transferTo(OutputStream.nullOutputStream());
        } catch (UlException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("nothing fails to be written to nowhere", e);
        }
    }
}
