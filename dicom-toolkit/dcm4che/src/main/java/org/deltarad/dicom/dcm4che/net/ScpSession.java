package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.dcm4che3.net.Association;
import org.deltarad.dicom.dcm4che.net.AssociationEnd.Kind;
import org.deltarad.dicom.net.AdmissionDesk;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Incident;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.provider.ListeningPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to our port: who it is, what is under way, and the incident that it may end in. */
final class ScpSession implements ListeningPort.Connection, GuardedSocket.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(ScpSession.class);

    private final Socket connection;
    private final StorageScp.Handler handler;
    private final ScpDevice device;
    private final Consumer<ListeningPort.Connection> afterwards;
    private volatile Peer peer;
    private volatile Optional<String> underWay = Optional.empty();
    private volatile Optional<AdmissionDesk.Admitted> place = Optional.empty();

    private final Object lock = new Object();
    private Optional<GuardedSocket> socket = Optional.empty();
    private boolean busy;
    private Optional<AssociationEnd> ending = Optional.empty();

    /** @param connection as it was accepted, before TLS */
    ScpSession(
            Socket connection,
            ScpDevice device,
            StorageScp.Handler handler,
            Consumer<ListeningPort.Connection> afterwards) {
        this.connection = connection;
        this.peer = new Peer(connection.getInetAddress().getHostAddress(), "");
        this.device = device;
        this.handler = handler;
        this.afterwards = afterwards;
    }

    static ScpSession of(Association association) {
        return (ScpSession) ((GuardedSocket) association.getSocket()).owner();
    }

    @Override
    public void serve() {
        try {
            GuardedSocket guarded = device.guarded(connection, this);
            opened(guarded);
            try {
                device.associate(guarded);
            } catch (RejectedExecutionException e) {
                cut();
                guarded.close();
            }
        } catch (AssociationEnd e) {
            GuardedSocket.quietly(connection);
            ended(ending().orElse(e));
            closed();
        } catch (IOException e) {
            LOG.debug("{} was gone before it could be served", peer, e);
            GuardedSocket.quietly(connection);
            closed();
        }
    }

    private void opened(GuardedSocket guarded) {
        synchronized (lock) {
            socket = Optional.of(guarded);
            ending.ifPresent(guarded::endSoon);
        }
    }

    private Optional<AssociationEnd> ending() {
        synchronized (lock) {
            return ending;
        }
    }

    Peer peer() {
        return peer;
    }

    /** The peer has said its name. */
    void named(String callingAet) {
        peer = new Peer(peer.address(), callingAet);
    }

    void admitted(AdmissionDesk.Admitted admitted) {
        place = Optional.of(admitted);
    }

    /** The instance whose C-STORE has come and is not answered yet. */
    void underWay(Optional<String> sopInstance) {
        underWay = sopInstance;
    }

    @Override
    public void leaving() {
        place.ifPresent(AdmissionDesk.Admitted::close);
    }

    @Override
    public void ended(AssociationEnd end) {
        if (end.kind() == Kind.NOTHING_SENT) {
            LOG.debug("{} {}", peer, end.getMessage());
        } else if (end.kind() == Kind.OURS && underWay.isEmpty()) {
            LOG.info("{} {}", peer, end.getMessage());
        } else {
            report(end.getMessage());
        }
    }

    /** @param sentence as a predicate of which the peer is the subject */
    void report(String sentence) {
        try {
            handler.incident(new Incident(peer, sentence, underWay));
        } catch (RuntimeException e) {
            LOG.error("an incident could not be reported: {} {}", peer, sentence, e);
        }
    }

    @Override
    public void closed() {
        leaving();
        afterwards.accept(this);
    }

    /** Whether a message may still be served. */
    boolean begin() {
        synchronized (lock) {
            busy = ending.isEmpty();
            return busy;
        }
    }

    /** The message has been served. */
    void end() {
        synchronized (lock) {
            busy = false;
            ending.ifPresent(this::endSoon);
        }
    }

    @Override
    public boolean isOver() {
        synchronized (lock) {
            return socket.map(GuardedSocket::isOver).orElse(false);
        }
    }

    @Override
    public boolean turnAway() {
        synchronized (lock) {
            if (socket.map(s -> s.phase() != Phase.REQUEST_DUE).orElse(false)) {
                return false;
            }
            endSoon(AssociationEnd.ours("was turned away: it asked for no association while others wanted to"));
            return true;
        }
    }

    @Override
    public void endWhenIdle() {
        synchronized (lock) {
            if (busy) {
                ending = ending.or(() -> Optional.of(closes()));
            } else {
                endSoon(closes());
            }
            socket.ifPresentOrElse(GuardedSocket::hurry, () -> GuardedSocket.quietly(connection));
        }
    }

    @Override
    public void cut() {
        endSoon(closes());
        GuardedSocket.quietly(connection);
    }

    /** Unless it is to end for another reason. */
    private void endSoon(AssociationEnd reason) {
        synchronized (lock) {
            AssociationEnd first = ending.orElse(reason);
            ending = Optional.of(first);
            socket.ifPresent(s -> s.endSoon(first));
        }
    }

    static AssociationEnd closes() {
        return AssociationEnd.ours("was cut off because the listener closes");
    }
}
