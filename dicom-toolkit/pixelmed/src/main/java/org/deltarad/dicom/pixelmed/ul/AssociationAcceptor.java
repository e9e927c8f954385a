package org.deltarad.dicom.pixelmed.ul;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Answers association requests (PS3.8 7.1). */
public final class AssociationAcceptor {
    private final String aet;
    private final ContextPolicy policy;
    private final BooleanSupplier room;

    /** Chooses the transfer syntax of a proposed context, or refuses it. */
    public interface ContextPolicy {
        Pdu.Result answer(Pdu.Proposed proposed);

        /** Which of the roles that the requestor offers to play it may play. */
        Pdu.Role answer(Pdu.Role offered);
    }

    /**
     * @param aet  our AE title
     * @param room asked last, once per request that is good otherwise: whether another association fits
     */
    public AssociationAcceptor(String aet, ContextPolicy policy, BooleanSupplier room) {
        this.aet = aet;
        this.policy = policy;
        this.room = room;
    }

    /**
     * How a request was answered.
     *
     * @param association the association, unless it was rejected
     * @param rejection   one sentence why it was rejected
     * @param callingAet  who asked
     */
    public record Answer(Optional<Association> association, String rejection, String callingAet) {}

    /**
     * Awaits the request and answers it; after a rejection the connection is closed.
     *
     * @throws UlException when there is no request in time, or none that can be read
     */
    public Answer accept(Transport transport) throws UlException {
        transport.startArtim();
        Pdu pdu = new PduReader(transport).read();
        transport.stopArtim();
        if (pdu instanceof Pdu.AssociateRq request) {
            return answer(transport, request);
        }
        if (pdu instanceof Pdu.Abort abort) {
            throw PdvInput.aborted(abort);
        }
        throw UlException.violation(
                AbortReason.UNEXPECTED_PDU,
                "sent " + pdu.getClass().getSimpleName() + " where an association request is due");
    }

    private Answer answer(Transport transport, Pdu.AssociateRq request) throws UlException {
        if ((request.protocolVersion() & 1) == 0) {
            return rejected(
                    transport,
                    request,
                    Pdu.AssociateRj.PROTOCOL_VERSION,
                    "proposed protocol version " + request.protocolVersion() + ", ours is 1");
        }
        if (!request.applicationContext().equals(PduEncoder.APPLICATION_CONTEXT)) {
            return rejected(
                    transport,
                    request,
                    Pdu.AssociateRj.APPLICATION_CONTEXT,
                    "proposed application context " + request.applicationContext());
        }
        if (!request.calledAet().equals(aet)) {
            return rejected(
                    transport,
                    request,
                    Pdu.AssociateRj.CALLED_AET,
                    "called AE title '" + request.calledAet() + "', ours is '" + aet + "'; correct it at the peer");
        }
        if (!room.getAsBoolean()) {
            return rejected(
                    transport,
                    request,
                    Pdu.AssociateRj.LOCAL_LIMIT,
                    "was rejected because the limit of associations is reached; it may try again");
        }
        return accepted(transport, request);
    }

    private static Answer rejected(
            Transport transport, Pdu.AssociateRq request, Pdu.AssociateRj rejection, String sentence) {
        transport.sendLast(rejection);
        return new Answer(Optional.empty(), sentence, request.callingAet());
    }

    private Answer accepted(Transport transport, Pdu.AssociateRq request) throws UlException {
        List<Pdu.Result> results = new ArrayList<>();
        List<PresentationContext> contexts = new ArrayList<>();
        for (Pdu.Proposed proposed : request.contexts()) {
            Pdu.Result result = policy.answer(proposed);
            results.add(result);
            if (result.result() == 0) {
                contexts.add(
                        new PresentationContext(proposed.id(), proposed.abstractSyntax(), result.transferSyntax()));
            }
        }
        List<Pdu.Role> roles = request.roles().stream().map(policy::answer).toList();
        transport.send(
                new Pdu.AssociateAc(request.calledAet(), request.callingAet(), results, roles, Association.MAX_LENGTH));
        return new Answer(
                Optional.of(new Association(transport, request.callingAet(), contexts, roles, request.maxLength())),
                "",
                request.callingAet());
    }
}
