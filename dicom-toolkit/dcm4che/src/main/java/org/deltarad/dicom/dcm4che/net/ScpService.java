package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Dimse;
import org.dcm4che3.net.DimseRQHandler;
import org.dcm4che3.net.PDVInputStream;
import org.dcm4che3.net.pdu.PresentationContext;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Status;

/** What is asked of our port. dcm4che's registry would refuse a C-ECHO in a context for storage. */
final class ScpService implements DimseRQHandler {
    private final StorageScp.Handler handler;
    private final DatasetCodec codec;

    ScpService(StorageScp.Handler handler, DatasetCodec codec) {
        this.handler = handler;
        this.codec = codec;
    }

    @Override
    public void onDimseRQ(
            Association association, PresentationContext context, Dimse dimse, Attributes request, PDVInputStream data)
            throws IOException {
        ScpSession session = ScpSession.of(association);
        if (!session.begin()) {
            throw ScpSession.closes();
        }
        switch (dimse) {
            case C_STORE_RQ ->
                new StoreService(session.peer(), handler, session::underWay)
                        .onDimseRQ(association, context, dimse, request, data);
            case N_ACTION_RQ, N_EVENT_REPORT_RQ ->
                new CommitmentService(session.peer(), handler.commitment(), codec)
                        .onDimseRQ(association, context, dimse, request, data);
            case C_ECHO_RQ -> respond(association, context, dimse, request, data, Status.SUCCESS);
            default ->
                respond(
                        association,
                        context,
                        dimse,
                        request,
                        data,
                        new Status(Responses.UNRECOGNIZED_OPERATION, "this operation is not served here"));
        }
        session.end();
    }

    private static void respond(
            Association association,
            PresentationContext context,
            Dimse dimse,
            Attributes request,
            PDVInputStream data,
            Status status)
            throws IOException {
        if (data != null) {
            data.skipAll();
        }
        association.writeDimseRSP(context, Responses.response(request, dimse, status));
    }

    @Override
    public void onClose(Association association) {
        // its socket's owner knows
    }
}
