package org.deltarad.dicom.pixelmed.ul;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.net.AdmissionDesk;
import org.deltarad.dicom.net.Rejection;

/** Answers association requests (PS3.8 7.1). */
public final class AssociationAcceptor {
    private final AdmissionDesk desk;
    private final ContextPolicy policy;
    private final int maxLength;

    /** Chooses the transfer syntax of a proposed context, or refuses it; and agrees to roles. */
    public interface ContextPolicy {
        Pdu.Result answer(Pdu.Proposed proposed);

        /** Which of the roles that the requestor offers to play it may play. */
        Pdu.Role answer(Pdu.Role offered);
    }

    /**
     * @param desk      decides who is let in
     * @param maxLength to be announced: the longest variable field of a P-DATA-TF that is taken, bytes
     */
    public AssociationAcceptor(AdmissionDesk desk, ContextPolicy policy, int maxLength) {
        this.desk = desk;
        this.policy = policy;
        this.maxLength = maxLength;
    }

    /**
     * How a request was answered.
     *
     * @param association the association, unless it was rejected
     * @param rejection   why it was rejected, as a predicate of which the peer is the subject
     * @param callingAet  who asked
     */
    public record Answer(Optional<Association> association, String rejection, String callingAet) {}

    /** The upper layer of a connection that a peer has made. */
    public UpperLayer upperLayer(Transport transport) throws UlException {
        return UpperLayer.accepted(transport, maxLength);
    }

    /**
     * Awaits the request and answers it.
     *
     * @throws UlException when there is no request in time, or none that can be read
     */
    public Answer accept(UpperLayer upper) throws UlException {
        Pdu.AssociateRq request = upper.awaitRequest();
        Optional<Rejection> rejection = admit(upper, request);
        if (rejection.isPresent()) {
            upper.request(Event.EVT_8, Pdu.AssociateRj.of(rejection.get()));
            return new Answer(Optional.empty(), rejection.get().what(), request.callingAet());
        }
        return new Answer(Optional.of(accepted(upper, request)), "", request.callingAet());
    }

    private Optional<Rejection> admit(UpperLayer upper, Pdu.AssociateRq request) {
        if (!request.applicationContext().equals(PduEncoder.APPLICATION_CONTEXT)) {
            return Optional.of(Rejection.applicationContextNotSupported(request.applicationContext()));
        }
        InetAddress address = upper.transport().peerAddress();
        AdmissionDesk.Answer answer = desk.request(address, request.calledAet(), request.callingAet());
        if (answer instanceof AdmissionDesk.Admitted admitted) {
            upper.onEnd(admitted::close);
            return Optional.empty();
        }
        return Optional.of(((AdmissionDesk.Rejected) answer).rejection());
    }

    private Association accepted(UpperLayer upper, Pdu.AssociateRq request) throws UlException {
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
        upper.request(
                Event.EVT_7, new Pdu.AssociateAc(request.calledAet(), request.callingAet(), results, roles, maxLength));
        return new Association(upper, request.callingAet(), contexts, roles, request.maxLength());
    }
}
