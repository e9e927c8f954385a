package org.deltarad.dicom.pixelmed.dimse;

import org.deltarad.dicom.pixelmed.ul.AssociationAcceptor;
import org.deltarad.dicom.pixelmed.ul.Pdu;
import org.deltarad.dicom.provider.AcceptancePolicy;

/** {@link AcceptancePolicy} on the items of an association request. */
record StoragePolicy(AcceptancePolicy policy) implements AssociationAcceptor.ContextPolicy {
    @Override
    public Pdu.Result answer(Pdu.Proposed proposed) {
        AcceptancePolicy.Answer answer = policy.answer(proposed.abstractSyntax(), proposed.transferSyntaxes());
        return new Pdu.Result(proposed.id(), answer.result(), answer.transferSyntax());
    }

    @Override
    public Pdu.Role answer(Pdu.Role offered) {
        return new Pdu.Role(offered.sopClass(), offered.scu(), offered.scp() && policy.mayBeScp(offered.sopClass()));
    }
}
