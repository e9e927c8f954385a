package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Incident;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.pixelmed.ul.AbortReason;
import org.deltarad.dicom.pixelmed.ul.Association;
import org.deltarad.dicom.pixelmed.ul.AssociationAcceptor;
import org.deltarad.dicom.pixelmed.ul.Message;
import org.deltarad.dicom.pixelmed.ul.Transport;
import org.deltarad.dicom.pixelmed.ul.UlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection, from its association request to its end. */
final class ScpSession implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ScpSession.class);

    private static final int UNRECOGNIZED_OPERATION = 0x0211;

    private final Transport transport;
    private final Semaphore associations;
    private final StorageScp.Handler handler;
    private final AssociationAcceptor acceptor;
    private boolean counted;
    private Peer peer;
    private Optional<StoreService> stores = Optional.empty();

    private final Object lock = new Object();
    private boolean busy;
    private boolean ending;

    ScpSession(Transport transport, String aet, Semaphore associations, StorageScp.Handler handler) {
        this.transport = transport;
        this.associations = associations;
        this.handler = handler;
        this.peer = new Peer(transport.peerAddress(), "");
        this.acceptor = new AssociationAcceptor(aet, new StoragePolicy(), this::countIn);
    }

    private boolean countIn() {
        counted = associations.tryAcquire();
        return counted;
    }

    /** Before the peer learns that the association has ended, as it may ask for the next one at once. */
    private void countOut() {
        if (counted) {
            counted = false;
            associations.release();
        }
    }

    @Override
    public void run() {
        try {
            AssociationAcceptor.Answer answer = acceptor.accept(transport);
            peer = new Peer(peer.address(), answer.callingAet());
            if (answer.association().isPresent()) {
                serve(answer.association().get());
            } else {
                report(answer.rejection());
            }
        } catch (UlException e) {
            broken(e);
        } catch (IOException | DicomException | RuntimeException e) {
            LOG.error("the association with {} failed", peer, e);
            transport.abort(AbortReason.SERVICE_USER);
            report("the association failed on our side: " + e);
        } finally {
            transport.close();
            countOut();
        }
    }

    private void broken(UlException e) {
        if (isEnding()) {
            LOG.info("the association with {} was ended because the listener closes", peer);
            underWay().ifPresent(uid -> report("was cut off because the listener closes"));
        } else if (e.kind() == UlException.Kind.NOTHING_SENT) {
            LOG.debug("{} {}", peer, e.getMessage());
        } else {
            report(e.getMessage());
        }
        countOut();
        e.answer().ifPresent(reason -> transport.abort(reason));
    }

    private void report(String sentence) {
        try {
            handler.incident(new Incident(peer, sentence, underWay()));
        } catch (RuntimeException e) {
            LOG.error("an incident could not be reported: {} {}", peer, sentence, e);
        }
    }

    private Optional<String> underWay() {
        return stores.flatMap(StoreService::underWay);
    }

    private void serve(Association association) throws IOException, DicomException {
        StoreService service = new StoreService(association, peer, handler);
        stores = Optional.of(service);
        while (true) {
            Optional<Message> message = association.receive();
            if (message.isEmpty()) {
                countOut();
                association.confirmRelease();
                return;
            }
            boolean goesOn = begin();
            if (goesOn) {
                answer(association, service, message.get());
                goesOn = end();
            }
            if (!goesOn) {
                association.abort(AbortReason.SERVICE_USER);
                return;
            }
        }
    }

    private void answer(Association association, StoreService service, Message message)
            throws IOException, DicomException {
        Dataset command = message.command();
        switch (Command.field(command)) {
            case Command.C_STORE_RQ -> service.answer(message);
            case Command.C_ECHO_RQ -> respond(association, message, Status.SUCCESS);
            case Command.C_CANCEL_RQ -> association.finishCurrent();
            default ->
                respond(association, message, new Status(UNRECOGNIZED_OPERATION, "only C-STORE and C-ECHO are served"));
        }
    }

    private void respond(Association association, Message message, Status status) throws IOException, DicomException {
        association.finishCurrent();
        association.send(message.context(), Command.response(message.command(), status.code(), status.comment()));
    }

    /** Whether a message may still be served. */
    private boolean begin() {
        synchronized (lock) {
            busy = !ending;
            return busy;
        }
    }

    /** Whether another message may be awaited. */
    private boolean end() {
        synchronized (lock) {
            busy = false;
            return !ending;
        }
    }

    private boolean isEnding() {
        synchronized (lock) {
            return ending;
        }
    }

    /** Ends the association after the message under way, at once when there is none. */
    void endWhenIdle() {
        synchronized (lock) {
            ending = true;
            if (!busy) {
                transport.close();
            }
        }
    }

    /** Closes the connection whatever is under way. */
    void cut() {
        transport.close();
    }
}
