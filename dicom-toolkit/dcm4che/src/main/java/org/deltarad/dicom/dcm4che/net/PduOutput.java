package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.deltarad.dicom.dcm4che.net.AssociationEnd.Abort;
import org.deltarad.dicom.dcm4che.net.AssociationEnd.Kind;

/** What dcm4che sends, PDU by PDU: it writes each at once. */
final class PduOutput extends OutputStream {
    private final GuardedSocket socket;
    private final OutputStream out;
    private final MessageCheck check;
    private final ReentrantLock lock = new ReentrantLock();

    PduOutput(GuardedSocket socket, OutputStream out, MessageCheck check) {
        this.socket = socket;
        this.out = out;
        this.check = check;
    }

    @Override
    public void write(int b) {
        throw new UnsupportedOperationException("PDUs are written whole");
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        int type = b[off];
        lock.lock();
        try {
            socket.requireSpeaking();
            if (type == Phase.A_ASSOCIATE_AC) {
                check.accepted(b, len);
            }
            socket.sending(type);
            send(b, off, len);
        } catch (AssociationEnd e) {
            throw e;
        } catch (IOException e) {
            throw socket.fail(AssociationEnd.of(Kind.CLOSED, "lost the connection (" + e.getMessage() + ")", e));
        } finally {
            lock.unlock();
        }
        if (type == Phase.A_ABORT) {
            socket.fail(AssociationEnd.of(Kind.VIOLATION, "sent what dcm4che does not take, and was aborted"));
        }
    }

    private void send(byte[] b, int off, int len) throws IOException {
        socket.writing(true);
        try {
            out.write(b, off, len);
            out.flush();
        } finally {
            socket.writing(false);
        }
    }

    /** Sends A-ABORT, unless the last word has been sent or another thread cannot get rid of its own. */
    boolean abort(Abort abort) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            socket.requireSpeaking();
            socket.sending(Phase.A_ABORT);
            send(new byte[] {Phase.A_ABORT, 0, 0, 0, 0, 4, 0, 0, (byte) abort.source, (byte) abort.reason}, 0, 10);
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }
}
