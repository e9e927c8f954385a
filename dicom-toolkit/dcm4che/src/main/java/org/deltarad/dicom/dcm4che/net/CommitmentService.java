package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Dimse;
import org.dcm4che3.net.DimseRQHandler;
import org.dcm4che3.net.PDVInputStream;
import org.dcm4che3.net.pdu.PresentationContext;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.provider.CommitmentDataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * N-ACTION-RQ and N-EVENT-REPORT-RQ of the Storage Commitment Push Model (PS3.4 J.3). A peer that reports without having
 * negotiated to be SCP is listened to all the same, for the report is of use.
 */
final class CommitmentService implements DimseRQHandler {
    private static final Logger LOG = LoggerFactory.getLogger(CommitmentService.class);

    private static final int MAX_REFERENCES = 1 << 22; // bytes, some 30,000 instances
    private static final ReadLimits LIMITS = new ReadLimits(64, MAX_REFERENCES, MAX_REFERENCES);

    private final Peer peer;
    private final Optional<? extends StorageCommitment.Handler> handler;
    private final DatasetCodec codec;

    /** @param handler without one, everything is answered with no such SOP class */
    CommitmentService(Peer peer, Optional<? extends StorageCommitment.Handler> handler, DatasetCodec codec) {
        this.peer = peer;
        this.handler = handler;
        this.codec = codec;
    }

    @Override
    public void onDimseRQ(
            Association association, PresentationContext context, Dimse dimse, Attributes request, PDVInputStream data)
            throws IOException {
        InputStream information = data == null ? InputStream.nullInputStream() : data;
        Status status = status(context, dimse, request, information);
        if (data != null) {
            data.skipAll();
        }
        Attributes response = Responses.response(request, dimse, status);
        int type = dimse == Dimse.N_ACTION_RQ ? Tag.ActionTypeID : Tag.EventTypeID;
        if (request.containsValue(type)) {
            response.setInt(type, org.dcm4che3.data.VR.US, request.getInt(type, 0));
        }
        association.writeDimseRSP(context, response);
    }

    private Status status(PresentationContext context, Dimse dimse, Attributes request, InputStream data)
            throws IOException {
        if (handler.isEmpty() || !StorageCommitment.SOP_CLASS.equals(request.getString(dimse.tagOfSOPClassUID()))) {
            return new Status(Responses.NO_SUCH_SOP_CLASS, "only storage commitment is served this way");
        }
        if (!StorageCommitment.SOP_INSTANCE.equals(request.getString(dimse.tagOfSOPInstanceUID()))) {
            return new Status(Responses.NO_SUCH_INSTANCE, "the SOP Instance UID is not that of storage commitment");
        }
        try {
            return dimse == Dimse.N_ACTION_RQ
                    ? requested(context, request, data, handler.get())
                    : reported(context, request, data, handler.get());
        } catch (DicomException e) {
            return new Status(Responses.INVALID_ARGUMENT, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("storage commitment for {} failed", peer, e);
            return new Status(
                    Responses.PROCESSING_FAILURE, "the request could not be processed, see the receiver's log");
        }
    }

    private Status requested(
            PresentationContext context, Attributes request, InputStream data, StorageCommitment.Handler to)
            throws IOException, DicomException {
        if (request.getInt(Tag.ActionTypeID, 0) != 1) {
            return new Status(Responses.NO_SUCH_ACTION, "the only action is 1, request storage commitment");
        }
        return to.requested(peer, CommitmentDataset.request(information(context, data)));
    }

    private Status reported(
            PresentationContext context, Attributes request, InputStream data, StorageCommitment.Handler to)
            throws IOException, DicomException {
        int event = request.getInt(Tag.EventTypeID, 0);
        if (event != 1 && event != 2) {
            return new Status(Responses.NO_SUCH_EVENT_TYPE, "the only events are 1, success, and 2, failures exist");
        }
        return to.reported(peer, CommitmentDataset.result(information(context, data)));
    }

    private Dataset information(PresentationContext context, InputStream data) throws IOException, DicomException {
        return codec.readDataset(data, context.getTransferSyntax(), DatasetCodec.Extent.WHOLE, LIMITS);
    }

    @Override
    public void onClose(Association association) {
        // nothing is kept
    }
}
