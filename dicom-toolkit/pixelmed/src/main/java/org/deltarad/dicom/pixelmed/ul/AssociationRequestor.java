package org.deltarad.dicom.pixelmed.ul;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        UpperLayer upper = UpperLayer.requesting(() -> connect(peer), Association.MAX_LENGTH);
        boolean established = false;
        try {
            upper.request(
                    Event.EVT_1,
                    new Pdu.AssociateRq(
                            1,
                            peer.calledAet(),
                            peer.callingAet(),
                            PduEncoder.APPLICATION_CONTEXT,
                            proposed,
                            roles,
                            Association.MAX_LENGTH));
            Pdu answer = upper.await(peer.timeouts().association());
            if (answer instanceof Pdu.AssociateRj rejection) {
                throw rejected(peer, rejection);
            }
            Association association = accepted(peer, upper, proposed, (Pdu.AssociateAc) answer);
            established = true;
            return association;
        } catch (UlException e) {
            throw broken(peer, e);
        } finally {
            if (!established) {
                Farewell.to(upper);
            }
        }
    }

    private static Transport connect(RemoteAe peer) throws UlException {
        Optional<TlsLayer> tls = peer.tls().map(TlsLayer::new);
        IOException last = null;
        for (InetAddress address : addresses(peer)) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, peer.port()), (int)
                        peer.timeouts().connect().toMillis());
                return Transport.connected(socket, peer.host(), tls, peer.timeouts());
            } catch (UlException e) {
                closeQuietly(socket);
                throw UlException.of(UlException.Kind.UNREACHABLE, e.getMessage() + "; check the certificates", e);
            } catch (IOException e) {
                last = e;
                closeQuietly(socket);
            }
        }
        throw unreachable(last);
    }

    private static InetAddress[] addresses(RemoteAe peer) throws UlException {
        try {
            return InetAddress.getAllByName(peer.host());
        } catch (UnknownHostException e) {
            throw unreachable(e);
        }
    }

    private static UlException unreachable(IOException e) {
        return UlException.of(
                UlException.Kind.UNREACHABLE, "cannot be reached (" + e + "); check host, port and whether it runs", e);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it never was open
        }
    }

    private static Association accepted(
            RemoteAe peer, UpperLayer upper, List<Pdu.Proposed> proposed, Pdu.AssociateAc acceptance)
            throws AssociationException {
        Map<Integer, Pdu.Proposed> byId =
                proposed.stream().collect(Collectors.toMap(Pdu.Proposed::id, Function.identity()));
        List<PresentationContext> contexts = acceptance.contexts().stream()
                .filter(r -> r.result() == 0 && byId.containsKey(r.id()))
                .filter(r -> byId.get(r.id()).transferSyntaxes().contains(r.transferSyntax()))
                .map(r -> new PresentationContext(r.id(), byId.get(r.id()).abstractSyntax(), r.transferSyntax()))
                .toList();
        if (contexts.isEmpty()) {
            throw new AssociationException(
                    peer,
                    Reason.NO_PRESENTATION_CONTEXT,
                    "accepts none of the SOP classes "
                            + proposed.stream()
                                    .map(Pdu.Proposed::abstractSyntax)
                                    .distinct()
                                    .toList());
        }
        return new Association(upper, peer.callingAet(), contexts, acceptance.roles(), acceptance.maxLength());
    }

    private static AssociationException rejected(RemoteAe peer, Pdu.AssociateRj rejection) {
        return new AssociationException(
                peer,
                Reason.REJECTED,
                "rejected the association " + rejection.meaning() + " (called " + peer.calledAet() + ", calling "
                        + peer.callingAet() + ")");
    }

    /** The typed error for an association that broke. */
    public static AssociationException broken(RemoteAe peer, UlException e) {
        Reason reason =
                switch (e.kind()) {
                    case ABORTED, CLOSED, NOTHING_SENT -> Reason.ABORTED;
                    case SILENT, TIMED_OUT -> Reason.TIMED_OUT;
                    case UNREACHABLE -> Reason.UNREACHABLE;
                    case VIOLATION -> Reason.PROTOCOL_VIOLATION;
                };
        return new AssociationException(peer, reason, e.getMessage(), e);
    }
}
