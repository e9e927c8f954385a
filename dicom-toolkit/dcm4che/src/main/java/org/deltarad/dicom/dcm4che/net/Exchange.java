package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Dimse;
import org.dcm4che3.net.DimseRSPHandler;
import org.deltarad.dicom.dcm4che.net.AssociationEnd.Abort;
import org.deltarad.dicom.dcm4che.net.AssociationEnd.Kind;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;

/** The responses to one of our requests, as they come. */
final class Exchange extends DimseRSPHandler {
    private static final int MOST_WAITING = 100_000;

    private static final int CANCEL = 0xfe00; // PS3.7 9.1.2.1.6

    /** @param identifier null when there is none */
    record Response(Attributes command, Attributes identifier) {}

    private final Association association;
    private final Dimse request;
    private final GuardedSocket socket;
    private final BlockingQueue<Response> waiting = new LinkedBlockingQueue<>();
    private volatile IOException closed;

    Exchange(Association association, Dimse request) {
        super(association.nextMessageID());
        this.association = association;
        this.request = request;
        this.socket = (GuardedSocket) association.getSocket();
    }

    @Override
    public void onDimseRSP(Association association, Attributes command, Attributes identifier) {
        super.onDimseRSP(association, command, identifier);
        if (command.getInt(Tag.CommandField, 0) != request.commandFieldOfRSP()) {
            socket.endSoon(AssociationEnd.violation(
                    Abort.INVALID_PARAMETER, "sent something other than the response to our request"));
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(new Response(command, identifier));
        } else {
            socket.endSoon(AssociationEnd.ours("sent more responses than " + MOST_WAITING));
        }
    }

    @Override
    public void onClose(Association association) {
        super.onClose(association);
        closed = socket.end()
                .<IOException>map(end -> end)
                .orElseGet(() -> AssociationEnd.of(Kind.ABORTED, "released the association without a response"));
        waiting.add(new Response(null, null));
    }

    /**
     * The next response, for which the peer has its time from now on.
     *
     * @throws IOException when the association ended before
     */
    Response next() throws IOException, InterruptedException {
        socket.awaitResponse(true);
        Response response = waiting.take();
        if (response.command() == null) {
            throw closed;
        }
        return response;
    }

    /**
     * As {@link #next}; when we are interrupted, cancels the operation and awaits its end (PS3.7 9.3.2.3).
     *
     * @throws DimseStatusException with the status of a cancelled operation, when it was
     */
    Response nextOrCancel(RemoteAe peer) throws IOException, DimseStatusException {
        boolean cancelled = false;
        try {
            while (true) {
                try {
                    Response response = next();
                    if (!cancelled) {
                        return response;
                    }
                    if (!Requests.isPending(Responses.status(response.command()))) {
                        throw new DimseStatusException(peer, request.name(), CANCEL, "we were interrupted");
                    }
                } catch (InterruptedException e) {
                    if (!cancelled) {
                        cancelled = true;
                        cancel(association);
                    }
                }
            }
        } finally {
            if (cancelled) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
