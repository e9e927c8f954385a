package org.deltarad.dicom.dcm4che.net;

import org.dcm4che3.data.UID;
import org.dcm4che3.net.Commands;
import org.dcm4che3.net.Dimse;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.net.Echo;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp.Status;

/** Verification SCU. */
public final class Dcm4cheEcho implements Echo {
    private final DatasetCodec codec;

    public Dcm4cheEcho(DatasetCodec codec) {
        this.codec = codec;
    }

    @Override
    public void echo(RemoteAe peer) throws DicomException {
        try (ScuSession session = ScuSession.open(peer, ScuSession.Proposal.of(UID.Verification), codec)) {
            Status status = session.exchange(
                    session.contexts().get(0),
                    Dimse.C_ECHO_RQ,
                    id -> Commands.mkCEchoRQ(id, UID.Verification),
                    null,
                    exchange -> Responses.status(exchange.next().command()));
            if (!status.isSuccess()) {
                throw Requests.failed(peer, "C-ECHO", status);
            }
        }
    }
}
