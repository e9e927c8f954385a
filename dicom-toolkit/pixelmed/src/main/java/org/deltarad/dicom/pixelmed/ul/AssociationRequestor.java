package org.deltarad.dicom.pixelmed.ul;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.AssociationException.Reason;
import org.deltarad.dicom.net.RemoteAe;

/** Opens associations as their requestor (PS3.8 7.1). */
public final class AssociationRequestor {
    /**
     * An association with at least one accepted context.
     *
     * @throws AssociationException when the peer is missing, rejects, aborts, is silent or accepts no context
     */
    public Association open(RemoteAe peer, List<Pdu.Proposed> proposed) throws AssociationException {
        return open(peer, proposed, List.of());
    }

    /**
     * As {@link #open(RemoteAe, List)}, offering to play other roles than that of the SCU; {@link Association#role} tells
     * which were accepted.
     */
    public Association open(RemoteAe peer, List<Pdu.Proposed> proposed, List<Pdu.Role> roles)
            throws AssociationException {
        Transport transport = connect(peer);
        try {
            transport.send(new Pdu.AssociateRq(
                    1,
                    peer.calledAet(),
                    peer.callingAet(),
                    PduEncoder.APPLICATION_CONTEXT,
                    proposed,
                    roles,
                    Association.MAX_LENGTH));
            Pdu answer = new PduReader(transport).read();
            if (answer instanceof Pdu.AssociateAc acceptance) {
                return accepted(peer, transport, proposed, acceptance);
            }
            transport.close();
            throw refused(peer, answer);
        } catch (UlException e) {
            e.answer().ifPresent(reason -> transport.sendLast(new Pdu.Abort(reason)));
            transport.close();
            throw broken(peer, e);
        }
    }

    private Transport connect(RemoteAe peer) throws AssociationException {
        IOException last = null;
        try {
            for (InetAddress address : InetAddress.getAllByName(peer.host())) {
                Socket socket = new Socket();
                try {
                    socket.connect(new InetSocketAddress(address, peer.port()), (int)
                            peer.timeouts().connect().toMillis());
                    return new Transport(socket, peer.timeouts().response());
                } catch (IOException e) {
                    last = e;
                    closeQuietly(socket);
                }
            }
        } catch (UnknownHostException e) {
            last = e;
        }
        throw new AssociationException(
                peer,
                Reason.UNREACHABLE,
                "cannot be reached (" + last + "); check host, port and whether it runs",
                last);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it never was open
        }
    }

    private static Association accepted(
            RemoteAe peer, Transport transport, List<Pdu.Proposed> proposed, Pdu.AssociateAc acceptance)
            throws AssociationException {
        Map<Integer, Pdu.Proposed> byId =
                proposed.stream().collect(Collectors.toMap(Pdu.Proposed::id, Function.identity()));
        List<PresentationContext> contexts = acceptance.contexts().stream()
                .filter(r -> r.result() == 0 && byId.containsKey(r.id()))
                .filter(r -> byId.get(r.id()).transferSyntaxes().contains(r.transferSyntax()))
                .map(r -> new PresentationContext(r.id(), byId.get(r.id()).abstractSyntax(), r.transferSyntax()))
                .toList();
        Association association =
                new Association(transport, peer.callingAet(), contexts, acceptance.roles(), acceptance.maxLength());
        if (contexts.isEmpty()) {
            association.abort(AbortReason.SERVICE_USER);
            throw new AssociationException(
                    peer,
                    Reason.NO_PRESENTATION_CONTEXT,
                    "accepts none of the SOP classes "
                            + proposed.stream()
                                    .map(Pdu.Proposed::abstractSyntax)
                                    .distinct()
                                    .toList());
        }
        return association;
    }

    private static AssociationException refused(RemoteAe peer, Pdu answer) {
        if (answer instanceof Pdu.AssociateRj rejection) {
            return new AssociationException(
                    peer,
                    Reason.REJECTED,
                    "rejected the association " + rejection.meaning() + " (called " + peer.calledAet() + ", calling "
                            + peer.callingAet() + ")");
        }
        if (answer instanceof Pdu.Abort abort) {
            return new AssociationException(peer, Reason.ABORTED, "aborted the association (" + abort.reason() + ")");
        }
        return new AssociationException(
                peer,
                Reason.PROTOCOL_VIOLATION,
                "answered the association request with " + answer.getClass().getSimpleName());
    }

    /** The typed error for an association that broke. */
    public static AssociationException broken(RemoteAe peer, UlException e) {
        Reason reason =
                switch (e.kind()) {
                    case ABORTED, CLOSED, NOTHING_SENT -> Reason.ABORTED;
                    case TIMED_OUT -> Reason.TIMED_OUT;
                    case VIOLATION -> Reason.PROTOCOL_VIOLATION;
                };
        return new AssociationException(peer, reason, e.getMessage(), e);
    }
}
