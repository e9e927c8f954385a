package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.DataWriter;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.Dimse;
import org.dcm4che3.net.DimseRQHandler;
import org.dcm4che3.net.IncompatibleConnectionException;
import org.dcm4che3.net.pdu.AAssociateRJ;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.pdu.RoleSelection;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.dcm4che.net.AssociationEnd.Kind;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.AssociationException.Reason;
import org.deltarad.dicom.net.Rejection;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp.Options;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An association that we requested, with its failures as exceptions of the door. */
final class ScuSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScuSession.class);

    private static final int RECEIVE_LENGTH = Options.STANDARD_PDU_LENGTH;

    private final RemoteAe peer;
    private final Association association;
    private final List<Accepted> contexts;

    private ScuSession(RemoteAe peer, Association association, List<Accepted> contexts) {
        this.peer = peer;
        this.association = association;
        this.contexts = contexts;
    }

    /** A presentation context that the peer has accepted. */
    record Accepted(PresentationContext context, String sopClass) {
        String transferSyntax() {
            return context.getTransferSyntax();
        }
    }

    /**
     * What to ask for.
     *
     * @param service takes requests that the peer sends on the association, where it may
     */
    record Proposal(List<PresentationContext> contexts, List<RoleSelection> roles, Optional<DimseRQHandler> service) {
        /** One SOP class in explicit or implicit VR little endian as the peer likes. */
        static Proposal of(String sopClass) {
            return new Proposal(
                    List.of(new PresentationContext(1, sopClass, Options.NATIVE.toArray(String[]::new))),
                    List.of(),
                    Optional.empty());
        }
    }

    /**
     * An association with at least one accepted context.
     *
     * @throws AssociationException when the peer is missing, rejects, aborts, is silent or accepts no context
     */
    static ScuSession open(RemoteAe peer, Proposal proposal, DatasetCodec codec) throws AssociationException {
        GuardedConnection local = new GuardedConnection(
                peer, new GuardedSocket.Terms(peer.timeouts(), RECEIVE_LENGTH, codec, Threads.REQUESTORS));
        Connection remote = new Connection(null, peer.host(), peer.port());
        ApplicationEntity entity = entity(peer, proposal, local, remote);
        try {
            Association association = entity.connect(local, remote, request(peer, proposal));
            return accepted(peer, proposal, association);
        } catch (AAssociateRJ e) {
            throw rejected(peer, e);
        } catch (GuardedConnection.UnreachableException e) {
            throw e.of(peer);
        } catch (IOException e) {
            throw broken(peer, e);
        } catch (InterruptedException e) {
            throw interrupted(peer, e);
        } catch (IncompatibleConnectionException | GeneralSecurityException e) {
            throw new AssociationException(peer, Reason.UNREACHABLE, "cannot be called: " + e.getMessage(), e);
        }
    }

    private static ApplicationEntity entity(RemoteAe peer, Proposal proposal, Connection local, Connection remote) {
        Device device = new Device("deltarad-scu");
        device.setExecutor(Threads.REQUESTORS);
        device.setScheduledExecutor(Threads.timers());
        proposal.service().ifPresent(device::setDimseRQHandler);
        ApplicationEntity entity = new ApplicationEntity(peer.callingAet());
        device.addConnection(local);
        device.addApplicationEntity(entity);
        entity.addConnection(local);
        peer.tls().ifPresent(tls -> TlsLayer.configure(tls, device, local, remote));
        return entity;
    }

    private static AAssociateRQ request(RemoteAe peer, Proposal proposal) {
        AAssociateRQ rq = new AAssociateRQ();
        rq.setCallingAET(peer.callingAet());
        rq.setCalledAET(peer.calledAet());
        rq.setImplClassUID(FileMetaInformation.IMPLEMENTATION_CLASS_UID);
        rq.setImplVersionName(FileMetaInformation.IMPLEMENTATION_VERSION_NAME);
        proposal.contexts().forEach(rq::addPresentationContext);
        proposal.roles().forEach(rq::addRoleSelection);
        return rq;
    }

    private static ScuSession accepted(RemoteAe peer, Proposal proposal, Association association)
            throws AssociationException {
        List<Accepted> contexts = new ArrayList<>();
        for (PresentationContext proposed : proposal.contexts()) {
            PresentationContext answer = association.getAAssociateAC().getPresentationContext(proposed.getPCID());
            if (answer != null
                    && answer.isAccepted()
                    && Arrays.asList(proposed.getTransferSyntaxes()).contains(answer.getTransferSyntax())) {
                contexts.add(new Accepted(answer, proposed.getAbstractSyntax()));
            }
        }
        ScuSession session = new ScuSession(peer, association, contexts);
        int length = association.getAAssociateAC().getMaxPDULength();
        if (length < 0 || (length > 0 && length < ScpDevice.MIN_SEND_LENGTH)) {
            session.abort("announced a maximum length of " + length);
            throw new AssociationException(
                    peer, Reason.PROTOCOL_VIOLATION, "takes PDUs of no more than " + length + " bytes");
        }
        if (contexts.isEmpty()) {
            session.abort("accepts no context");
            throw new AssociationException(
                    peer,
                    Reason.NO_PRESENTATION_CONTEXT,
                    "accepts none of the SOP classes "
                            + proposal.contexts().stream()
                                    .map(PresentationContext::getAbstractSyntax)
                                    .distinct()
                                    .toList());
        }
        return session;
    }

    private static AssociationException rejected(RemoteAe peer, AAssociateRJ e) {
        String meaning = Rejection.meaning(e.getResult(), e.getSource(), e.getReason());
        return new AssociationException(
                peer,
                Reason.REJECTED,
                "rejected the association " + meaning + " (called " + peer.calledAet() + ", calling "
                        + peer.callingAet() + ")",
                e);
    }

    private static AssociationException broken(RemoteAe peer, IOException e) {
        Kind kind = e instanceof AssociationEnd end ? end.kind() : Kind.CLOSED;
        Reason reason =
                switch (kind) {
                    case ABORTED, CLOSED, NOTHING_SENT, OURS -> Reason.ABORTED;
                    case TIMED_OUT -> Reason.TIMED_OUT;
                    case VIOLATION -> Reason.PROTOCOL_VIOLATION;
                };
        return new AssociationException(peer, reason, e.getMessage(), e);
    }

    private static AssociationException interrupted(RemoteAe peer, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssociationException(peer, Reason.ABORTED, "was not waited for: we were interrupted", e);
    }

    RemoteAe peer() {
        return peer;
    }

    /** The accepted presentation contexts. */
    List<Accepted> contexts() {
        return contexts;
    }

    /** The role that the peer lets us play, where it has said so. */
    Optional<RoleSelection> role(String sopClass) {
        return Optional.ofNullable(association.getAAssociateAC().getRoleSelectionFor(sopClass));
    }

    /** What an exchange does with its responses. */
    interface Conversation<T> {
        T with(Exchange exchange) throws IOException, InterruptedException, DicomException;
    }

    /** Makes the command set of a request with that Message ID. */
    interface Command {
        Attributes of(int messageId);
    }

    /**
     * Sends a request and has its responses taken.
     *
     * @param data null when the request has no data set
     * @throws AssociationException when the association breaks; it is closed then
     */
    <T> T exchange(Accepted context, Dimse dimse, Command command, DataWriter data, Conversation<T> conversation)
            throws DicomException {
        Exchange exchange = new Exchange(association, dimse);
        try {
            association.invoke(context.context(), command.of(exchange.getMessageID()), data, exchange, 0, 0);
            T result = conversation.with(exchange);
            socket().awaitResponse(false);
            return result;
        } catch (IOException e) {
            IOException end = socket().end().<IOException>map(s -> s).orElse(e);
            abort("was cut off: " + e.getMessage());
            throw broken(peer, end);
        } catch (InterruptedException e) {
            abort("was cut off because we were interrupted");
            throw interrupted(peer, e);
        }
    }

    private GuardedSocket socket() {
        return (GuardedSocket) association.getSocket();
    }

    /** Sends A-ABORT unless the association has ended, and closes the connection. */
    void abort(String why) {
        socket().fail(AssociationEnd.ours(why));
        socket().close();
    }

    /** Whether the association is still of use. */
    boolean isOpen() {
        return socket().end().isEmpty() && socket().phase() == Phase.ESTABLISHED;
    }

    /** Releases the association unless it broke; what goes wrong now changes nothing of what was exchanged. */
    @Override
    public void close() {
        if (!isOpen()) {
            return;
        }
        boolean interrupted = Thread.interrupted(); // the peer's answer has its own limit
        try {
            association.release();
            association.waitForSocketClose();
        } catch (IOException e) {
            LOG.debug("{} {} when it was released", peer, e.getMessage());
        } catch (InterruptedException e) {
            abort("was not waited for because we were interrupted");
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
