package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Consumer;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Incident;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.Timeouts;
import org.deltarad.dicom.pixelmed.ul.Association;
import org.deltarad.dicom.pixelmed.ul.AssociationAcceptor;
import org.deltarad.dicom.pixelmed.ul.Message;
import org.deltarad.dicom.pixelmed.ul.TlsLayer;
import org.deltarad.dicom.pixelmed.ul.Transport;
import org.deltarad.dicom.pixelmed.ul.UlException;
import org.deltarad.dicom.pixelmed.ul.UpperLayer;
import org.deltarad.dicom.provider.ListeningPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection, from its TLS handshake or association request to its end. */
final class ScpSession implements ListeningPort.Connection {
    private static final Logger LOG = LoggerFactory.getLogger(ScpSession.class);

    private static final int UNRECOGNIZED_OPERATION = 0x0211;

    private final Socket socket;
    private final Rules rules;
    private final Consumer<ListeningPort.Connection> afterwards;
    private volatile boolean over;
    private Peer peer;
    private Optional<StoreService> stores = Optional.empty();

    private final Object lock = new Object();
    private Optional<Transport> transport = Optional.empty();
    private boolean busy;
    private boolean ending;
    private boolean answered;
    private boolean turnedAway;

    /** What all sessions of a listener have in common. */
    record Rules(Optional<TlsLayer> tls, Timeouts timeouts, AssociationAcceptor acceptor, StorageScp.Handler handler) {}

    ScpSession(Socket socket, Rules rules, Consumer<ListeningPort.Connection> afterwards) {
        this.socket = socket;
        this.rules = rules;
        this.afterwards = afterwards;
        this.peer = new Peer(socket.getInetAddress().getHostAddress(), "");
    }

    @Override
    public void serve() {
        try (Socket closedWhateverHappens = socket) {
            Transport opened = Transport.accepted(closedWhateverHappens, rules.tls(), rules.timeouts());
            opened(opened);
            try (UpperLayer upper = rules.acceptor().upperLayer(opened)) {
                associate(upper);
                over = true;
            }
        } catch (UlException e) {
            broken(e);
        } catch (IOException e) {
            LOG.debug("{} was gone before it could be served", peer, e);
        } finally {
            afterwards.accept(this);
        }
    }

    /** From here on the session can be ended gently. */
    private void opened(Transport connection) {
        synchronized (lock) {
            transport = Optional.of(connection);
            if (ending) {
                connection.wake();
            }
        }
    }

    private void associate(UpperLayer upper) {
        try {
            AssociationAcceptor.Answer answer = rules.acceptor().accept(upper);
            answered();
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
            report("was cut off because the association failed on our side: " + e);
        }
    }

    private void answered() {
        synchronized (lock) {
            answered = true;
        }
    }

    private void broken(UlException e) {
        if (isTurnedAway()) {
            LOG.warn("{} is turned away: it asked for no association while others wanted to", peer);
        } else if (isEnding()) {
            LOG.info("the association with {} was ended because the listener closes", peer);
            underWay().ifPresent(uid -> report("was cut off because the listener closes"));
        } else if (e.kind() == UlException.Kind.NOTHING_SENT) {
            LOG.debug("{} {}", peer, e.getMessage());
        } else {
            report(e.getMessage());
        }
    }

    private void report(String sentence) {
        try {
            rules.handler().incident(new Incident(peer, sentence, underWay()));
        } catch (RuntimeException e) {
            LOG.error("an incident could not be reported: {} {}", peer, sentence, e);
        }
    }

    private Optional<String> underWay() {
        return stores.flatMap(StoreService::underWay);
    }

    private void serve(Association association) throws IOException, DicomException {
        StoreService store = new StoreService(association, peer, rules.handler());
        stores = Optional.of(store);
        CommitmentService commitment =
                new CommitmentService(association, peer, rules.handler().commitment());
        while (true) {
            Optional<Message> message = association.receive();
            if (message.isEmpty()) {
                association.confirmRelease();
                return;
            }
            if (!begin()) {
                return;
            }
            requireRequest(association, message.get().command());
            switch (Command.field(message.get().command())) {
                case Command.C_STORE_RQ -> store.answer(message.get());
                case Command.N_ACTION_RQ, Command.N_EVENT_REPORT_RQ -> commitment.answer(message.get());
                case Command.C_ECHO_RQ -> respond(association, message.get(), Status.SUCCESS);
                case Command.C_CANCEL_RQ -> association.finishCurrent();
                default ->
                    respond(
                            association,
                            message.get(),
                            new Status(UNRECOGNIZED_OPERATION, "this operation is not served here"));
            }
            if (!end()) {
                return;
            }
        }
    }

    private static void requireRequest(Association association, Dataset command) throws UlException {
        if (Command.field(command) < 0) {
            throw association.violated("sent a command set without a Command Field");
        }
        if (Command.isResponse(command)) {
            throw association.violated("sent a response where no request was");
        }
    }

    private static void respond(Association association, Message message, Status status)
            throws IOException, DicomException {
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

    private boolean isTurnedAway() {
        synchronized (lock) {
            return turnedAway;
        }
    }

    @Override
    public boolean turnAway() {
        synchronized (lock) {
            turnedAway = !answered;
            return turnedAway;
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void endWhenIdle() {
        synchronized (lock) {
            ending = true;
            if (busy) {
                return;
            }
            transport.ifPresentOrElse(Transport::wake, this::cut);
        }
    }

    @Override
    public void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("the connection of {} did not close cleanly", peer, e);
        }
    }
}
