package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Dimse;
import org.dcm4che3.net.DimseRQHandler;
import org.dcm4che3.net.PDVInputStream;
import org.dcm4che3.net.pdu.PresentationContext;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;

/** What a peer may ask on an association that we requested: the C-STOREs of our C-GET, the report of a commitment. */
final class ScuService implements DimseRQHandler {
    private final RemoteAe peer;
    private final Optional<StorageScp.Handler> stores;
    private final Optional<StorageCommitment.Handler> reports;
    private final DatasetCodec codec;

    ScuService(
            RemoteAe peer,
            Optional<StorageScp.Handler> stores,
            Optional<StorageCommitment.Handler> reports,
            DatasetCodec codec) {
        this.peer = peer;
        this.stores = stores;
        this.reports = reports;
        this.codec = codec;
    }

    @Override
    public void onDimseRQ(
            Association association, PresentationContext context, Dimse dimse, Attributes request, PDVInputStream data)
            throws IOException {
        Peer sender = new Peer(association.getSocket().getInetAddress().getHostAddress(), peer.calledAet());
        if (dimse == Dimse.C_STORE_RQ && stores.isPresent()) {
            new StoreService(sender, stores.get(), uid -> {}).onDimseRQ(association, context, dimse, request, data);
        } else if (dimse == Dimse.N_EVENT_REPORT_RQ && reports.isPresent()) {
            new CommitmentService(sender, reports, codec).onDimseRQ(association, context, dimse, request, data);
        } else {
            if (data != null) {
                data.skipAll();
            }
            Status refusal = new Status(Responses.UNRECOGNIZED_OPERATION, "this operation is not served here");
            association.writeDimseRSP(context, Responses.response(request, dimse, refusal));
        }
    }

    @Override
    public void onClose(Association association) {
        // nothing is kept
    }
}
