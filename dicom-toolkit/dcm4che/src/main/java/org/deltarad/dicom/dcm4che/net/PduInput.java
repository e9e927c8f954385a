package org.deltarad.dicom.dcm4che.net;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.deltarad.dicom.dcm4che.net.AssociationEnd.Abort;
import org.deltarad.dicom.dcm4che.net.AssociationEnd.Kind;

/** What a peer sends, given to dcm4che in whole, checked PDUs, each within its time (PS3.8 9.3). Of one thread. */
final class PduInput extends InputStream {
    private static final int HEADER = 6;
    private static final int BUFFER = 1 << 16;
    private static final int SHORT_LENGTH = 4;
    private static final int MIN_ASSOCIATE = 68;
    private static final int MAX_ASSOCIATE = 1 << 20;
    private static final long SLICE = Duration.ofMillis(200).toNanos();

    private final GuardedSocket socket;
    private final Socket channel;
    private final InputStream in;
    private final MessageCheck check;
    private final int maxLength;
    private byte[] pdus = new byte[HEADER + (1 << 14)];
    private int next;
    private int filled;
    private boolean anything;

    /** @param maxLength that we announce */
    PduInput(GuardedSocket socket, Socket channel, MessageCheck check, int maxLength) throws IOException {
        this.socket = socket;
        this.channel = channel;
        this.in = new BufferedInputStream(channel.getInputStream(), BUFFER);
        this.check = check;
        this.maxLength = maxLength;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        read(one, 0, 1);
        return one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        if (len == 0) {
            return 0;
        }
        if (next == filled) {
            try {
                fill();
            } catch (AssociationEnd e) {
                throw socket.fail(e);
            }
        }
        int n = Math.min(len, filled - next);
        System.arraycopy(pdus, next, b, off, n);
        next += n;
        return n;
    }

    private void fill() throws AssociationEnd {
        next = 0;
        filled = 0;
        do {
            readPdu();
        } while (check.holdsBack());
    }

    private void readPdu() throws AssociationEnd {
        int start = filled;
        Due silence = socket.silence();
        grow(HEADER);
        readSome(1, silence);
        Due trickling = socket.trickling();
        readFully(HEADER - 1, trickling);
        int type = pdus[start];
        long length = ByteBuffer.wrap(pdus).getInt(start + 2) & 0xffffffffL;
        requireExpected(type, length);
        grow((int) length);
        readFully((int) length, trickling);
        if (type == Phase.A_ABORT) {
            throw AssociationEnd.of(
                    Kind.ABORTED,
                    "aborted the association (source " + pdus[start + 8] + ", reason " + pdus[start + 9] + ")");
        }
        if (type == Phase.P_DATA_TF) {
            check.data(pdus, start, filled);
            check.requestWithoutData().ifPresent(this::beginData);
        } else if (type == Phase.A_ASSOCIATE_AC) {
            check.accepted(Arrays.copyOfRange(pdus, start, filled), filled - start);
        }
        socket.received(type);
    }

    /** As if the peer had sent the first fragment of the data set, empty. */
    private void beginData(int context) {
        byte[] pdu = {Phase.P_DATA_TF, 0, 0, 0, 0, 6, 0, 0, 0, 2, (byte) context, 0};
        grow(pdu.length);
        System.arraycopy(pdu, 0, pdus, filled, pdu.length);
        filled += pdu.length;
    }

    private void requireExpected(int type, long length) throws AssociationEnd {
        if (type < Phase.A_ASSOCIATE_RQ || type > Phase.A_ABORT) {
            throw AssociationEnd.violation(
                    Abort.UNRECOGNIZED_PDU, "sent bytes that are no PDU of the DICOM upper layer");
        }
        if (!socket.phase().takes(type)) {
            throw AssociationEnd.violation(Abort.UNEXPECTED_PDU, "sent a PDU of type " + type + " out of order");
        }
        boolean fits =
                switch (type) {
                    case Phase.A_ASSOCIATE_RQ, Phase.A_ASSOCIATE_AC ->
                        length >= MIN_ASSOCIATE && length <= MAX_ASSOCIATE;
                    case Phase.P_DATA_TF -> length <= maxLength;
                    default -> length == SHORT_LENGTH;
                };
        if (!fits) {
            throw AssociationEnd.violation(
                    Abort.INVALID_PARAMETER, "sent a PDU of type " + type + " with " + length + " bytes");
        }
        if (type == Phase.A_RELEASE_RQ && check.isUnderWay()) {
            throw AssociationEnd.violation(Abort.UNEXPECTED_PDU, "asked for release in the middle of a message");
        }
    }

    private void grow(int count) {
        if (filled + count > pdus.length) {
            pdus = Arrays.copyOf(pdus, Math.max(filled + count, Math.min(2 * pdus.length, HEADER + maxLength)));
        }
    }

    private void readFully(int count, Due due) throws AssociationEnd {
        int end = filled + count;
        while (filled < end) {
            readSome(end - filled, due);
        }
    }

    private void readSome(int count, Due due) throws AssociationEnd {
        int n = 0;
        while (n == 0) {
            socket.requireOpen();
            if (due.nanosLeft() <= 0) {
                throw AssociationEnd.timedOut(due.sentence());
            }
            try {
                n = readSlice(pdus, filled, count, due);
            } catch (IOException e) {
                throw lost(e);
            }
        }
        if (n < 0) {
            throw lost(null);
        }
        anything = true;
        filled += n;
    }

    /** Reads within a slice of time, so that an end from elsewhere is noticed soon; 0 when nothing came. */
    private int readSlice(byte[] into, int at, int count, Due due) throws IOException {
        long slice = Math.min(SLICE, due.nanosLeft());
        channel.setSoTimeout((int) Math.max(1, slice / 1_000_000));
        socket.acknowledge();
        socket.reading(due);
        try {
            return in.read(into, at, count);
        } catch (SocketTimeoutException nothingCame) {
            return 0;
        } finally {
            socket.reading(Due.NEVER);
        }
    }

    private AssociationEnd lost(IOException cause) {
        if (!anything && socket.phase() == Phase.REQUEST_DUE) {
            return AssociationEnd.of(Kind.NOTHING_SENT, "closed the connection without a word", cause);
        }
        return AssociationEnd.of(
                Kind.CLOSED,
                cause == null ? "closed the connection" : "lost the connection (" + cause.getMessage() + ")",
                cause);
    }

    /** Reads what a peer still sends until it closes the connection. */
    void drain(Due due) {
        byte[] waste = new byte[BUFFER];
        try {
            int n = 0;
            while (n >= 0 && due.nanosLeft() > 0) {
                n = readSlice(waste, 0, waste.length, due);
            }
        } catch (IOException gone) {
            Threads.LOG.debug("{} is gone", channel, gone);
        }
    }
}
