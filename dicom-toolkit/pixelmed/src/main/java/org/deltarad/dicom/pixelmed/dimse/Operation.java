package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.pixelmed.codec.DataSetCoding;
import org.deltarad.dicom.pixelmed.ul.Message;
import org.deltarad.dicom.pixelmed.ul.PresentationContext;

/**
 * A C-FIND, C-GET or C-MOVE under way, with one response or many (PS3.7 9.1.2 to 9.1.4). When the thread is interrupted it
 * is cancelled, and the peer's final response, FE00, ends it.
 */
final class Operation {
    private static final int MESSAGE_ID = 1;
    private static final int SUCCESS = 0x0000;
    private static final int SUB_OPERATIONS_FAILED = 0xb000; // PS3.4 C.4.2.1.5, C.4.3.1.4

    private final RemoteAe peer;
    private final ScuSession session;
    private final PresentationContext context;
    private final int field;
    private final String name;
    private boolean cancelled;

    /**
     * @param field Command Field of the request
     * @param name  for messages
     */
    Operation(RemoteAe peer, ScuSession session, PresentationContext context, int field, String name) {
        this.peer = peer;
        this.session = session;
        this.context = context;
        this.field = field;
        this.name = name;
    }

    /** Message ID of the request. */
    static int messageId() {
        return MESSAGE_ID;
    }

    void request(Dataset command, Dataset identifier) throws IOException, DicomException {
        byte[] bytes = DataSetCoding.encodeMessage(identifier, context.transferSyntax());
        session.association().send(context, command, out -> out.write(bytes));
    }

    /** The next message: a response, or a request of the peer's within this operation. */
    Message next() throws IOException, DicomException {
        if (Thread.currentThread().isInterrupted()) {
            cancel();
        }
        return session.next();
    }

    /**
     * Whether a response is a pending one.
     *
     * @throws DimseStatusException when it is the final one and says failure
     */
    boolean isPending(Message response) throws DicomException {
        session.requireResponse(field, MESSAGE_ID, response);
        int status = Command.status(response.command());
        if (Command.isPending(status)) {
            return true;
        }
        if (status != SUCCESS && status != SUB_OPERATIONS_FAILED) {
            throw new DimseStatusException(peer, name, status, Command.comment(response.command()));
        }
        return false;
    }

    /** Asks the peer to end the operation, once; its final response is still due. */
    void cancel() throws IOException, DicomException {
        if (!cancelled) {
            cancelled = true;
            session.association().send(context, Command.cancelRequest(MESSAGE_ID));
        }
    }
}
