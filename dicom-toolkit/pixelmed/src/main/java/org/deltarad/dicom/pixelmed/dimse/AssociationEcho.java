package org.deltarad.dicom.pixelmed.dimse;

import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.Echo;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.pixelmed.ul.Association;
import org.deltarad.dicom.pixelmed.ul.Message;
import org.deltarad.dicom.pixelmed.ul.PresentationContext;
import org.deltarad.dicom.provider.AcceptancePolicy;

/** Verification SCU. */
public final class AssociationEcho implements Echo {
    private final ScuSession.Opener opener = new ScuSession.Opener();

    @Override
    public void echo(RemoteAe peer) throws DicomException {
        try (ScuSession session = opener.open(peer, AcceptancePolicy.VERIFICATION)) {
            Association association = session.association();
            PresentationContext context = association.contexts().get(0);
            Message response = session.run(() -> {
                association.send(context, Command.echoRequest(1, AcceptancePolicy.VERIFICATION));
                return session.response(Command.C_ECHO_RQ, 1);
            });
            int status = Command.status(response.command());
            if (status != 0) {
                throw new DimseStatusException(peer, "C-ECHO", status, Command.comment(response.command()));
            }
        }
    }
}
