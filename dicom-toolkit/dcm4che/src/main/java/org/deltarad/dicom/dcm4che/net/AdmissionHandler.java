package org.deltarad.dicom.dcm4che.net;

import java.util.Optional;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.AssociationHandler;
import org.dcm4che3.net.pdu.AAssociateAC;
import org.dcm4che3.net.pdu.AAssociateRJ;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.pdu.RoleSelection;
import org.dcm4che3.net.pdu.UserIdentityAC;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.net.AdmissionDesk;
import org.deltarad.dicom.net.Rejection;

/** Answers association requests (PS3.8 7.1): the desk says who is let in, the policy what is served. */
final class AdmissionHandler extends AssociationHandler {
    private final AdmissionDesk desk;
    private final StoragePolicy policy;

    AdmissionHandler(AdmissionDesk desk, StoragePolicy policy) {
        this.desk = desk;
        this.policy = policy;
    }

    @Override
    protected AAssociateAC negotiate(Association association, AAssociateRQ rq) throws AAssociateRJ {
        ScpSession session = ScpSession.of(association);
        session.named(rq.getCallingAET());
        if ((rq.getProtocolVersion() & 1) == 0) {
            throw rejected(session, Rejection.protocolVersionNotSupported(rq.getProtocolVersion()));
        }
        String context = Optional.ofNullable(rq.getApplicationContext()).orElse("");
        if (!context.equals(UID.DICOMApplicationContext)) {
            throw rejected(session, Rejection.applicationContextNotSupported(context));
        }
        AdmissionDesk.Answer answer =
                desk.request(association.getSocket().getInetAddress(), rq.getCalledAET(), rq.getCallingAET());
        if (answer instanceof AdmissionDesk.Rejected refused) {
            throw rejected(session, refused.rejection());
        }
        session.admitted((AdmissionDesk.Admitted) answer);
        rq.setMaxPDULength(sendable(rq.getMaxPDULength()));
        return makeAAssociateAC(association, rq, null);
    }

    private static AAssociateRJ rejected(ScpSession session, Rejection rejection) {
        session.report(rejection.what());
        return new AAssociateRJ(rejection.result(), rejection.source(), rejection.reason());
    }

    /** What dcm4che can keep to: unsigned 32 bits, of which the fewest leave no room for a value. */
    static int sendable(int announced) {
        if (announced <= 0) {
            return 0;
        }
        return Math.max(announced, ScpDevice.MIN_SEND_LENGTH);
    }

    @Override
    protected AAssociateAC makeAAssociateAC(Association association, AAssociateRQ rq, UserIdentityAC identity) {
        AAssociateAC ac = new AAssociateAC();
        ac.setImplClassUID(FileMetaInformation.IMPLEMENTATION_CLASS_UID);
        ac.setImplVersionName(FileMetaInformation.IMPLEMENTATION_VERSION_NAME);
        ac.setCalledAET(rq.getCalledAET());
        ac.setCallingAET(rq.getCallingAET());
        ac.setMaxPDULength(association.getConnection().getReceivePDULength());
        for (PresentationContext proposed : rq.getPresentationContexts()) {
            ac.addPresentationContext(policy.answer(proposed));
        }
        for (RoleSelection offered : rq.getRoleSelections()) {
            ac.addRoleSelection(policy.answer(offered));
        }
        return ac;
    }
}
