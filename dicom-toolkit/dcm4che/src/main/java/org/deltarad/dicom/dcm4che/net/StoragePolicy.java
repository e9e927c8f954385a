package org.deltarad.dicom.dcm4che.net;

import java.util.Arrays;
import java.util.Optional;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.pdu.RoleSelection;
import org.deltarad.dicom.provider.AcceptancePolicy;

/** {@link AcceptancePolicy} for dcm4che, whose TransferCapability would have to list the classes. */
record StoragePolicy(AcceptancePolicy policy) {
    /** The answer to a proposed context. */
    PresentationContext answer(PresentationContext proposed) {
        AcceptancePolicy.Answer answer = policy.answer(
                Optional.ofNullable(proposed.getAbstractSyntax()).orElse(""),
                Arrays.asList(proposed.getTransferSyntaxes()));
        return new PresentationContext(proposed.getPCID(), answer.result(), answer.transferSyntax());
    }

    /** Which of the roles that the requestor offers to play it may play (PS3.7 D.3.3.4). */
    RoleSelection answer(RoleSelection offered) {
        boolean scp = offered.isSCP() && policy.mayBeScp(offered.getSOPClassUID());
        return new RoleSelection(offered.getSOPClassUID(), offered.isSCU(), scp);
    }
}
