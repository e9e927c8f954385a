package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.pixelmed.codec.DataSetCoding;
import org.deltarad.dicom.pixelmed.ul.Association;
import org.deltarad.dicom.pixelmed.ul.Message;
import org.deltarad.dicom.pixelmed.ul.UlException;
import org.deltarad.dicom.provider.CommitmentDataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * N-ACTION-RQ and N-EVENT-REPORT-RQ of the Storage Commitment Push Model (PS3.4 J.3). A peer that reports without having
 * negotiated to be SCP is listened to all the same, for the report is of use.
 */
final class CommitmentService {
    private static final Logger LOG = LoggerFactory.getLogger(CommitmentService.class);

    private static final int MAX_REFERENCES = 1 << 22; // bytes, some 30,000 instances

    private static final int PROCESSING_FAILURE = 0x0110; // PS3.7 annex C
    private static final int NO_SUCH_INSTANCE = 0x0112;
    private static final int NO_SUCH_EVENT_TYPE = 0x0113;
    private static final int INVALID_ARGUMENT = 0x0115;
    private static final int NO_SUCH_SOP_CLASS = 0x0118;
    private static final int NO_SUCH_ACTION = 0x0123;

    private final Association association;
    private final Peer peer;
    private final Optional<StorageCommitment.Handler> handler;

    /** @param handler without one, everything is answered with no such SOP class */
    CommitmentService(Association association, Peer peer, Optional<StorageCommitment.Handler> handler) {
        this.association = association;
        this.peer = peer;
        this.handler = handler;
    }

    /**
     * Has the handler take a request or a report and sends the response.
     *
     * @throws UlException when the association breaks
     */
    void answer(Message message) throws IOException, DicomException {
        Status status = status(message);
        association.finishCurrent();
        association.send(message.context(), Command.response(message.command(), status.code(), status.comment()));
    }

    private Status status(Message message) throws IOException {
        Dataset command = message.command();
        if (handler.isEmpty() || !Command.sopClass(command).equals(StorageCommitment.SOP_CLASS)) {
            return new Status(NO_SUCH_SOP_CLASS, "only storage commitment is served this way");
        }
        if (!Command.sopInstance(command).equals(StorageCommitment.SOP_INSTANCE)) {
            return new Status(NO_SUCH_INSTANCE, "the SOP Instance UID is not that of storage commitment");
        }
        try {
            return Command.field(command) == Command.N_ACTION_RQ
                    ? requested(message, handler.get())
                    : reported(message, handler.get());
        } catch (AttributeException | MalformedDicomException e) {
            return new Status(INVALID_ARGUMENT, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("storage commitment for {} failed", peer, e);
            return new Status(PROCESSING_FAILURE, "the request could not be processed, see the receiver's log");
        }
    }

    private Status requested(Message message, StorageCommitment.Handler to)
            throws IOException, AttributeException, MalformedDicomException {
        if (Command.actionType(message.command()) != 1) {
            return new Status(NO_SUCH_ACTION, "the only action is 1, request storage commitment");
        }
        return to.requested(peer, CommitmentDataset.request(information(message)));
    }

    private Status reported(Message message, StorageCommitment.Handler to)
            throws IOException, AttributeException, MalformedDicomException {
        int event = Command.eventType(message.command());
        if (event != 1 && event != 2) {
            return new Status(NO_SUCH_EVENT_TYPE, "the only events are 1, success, and 2, failures exist");
        }
        return to.reported(peer, CommitmentDataset.result(information(message)));
    }

    private static Dataset information(Message message) throws IOException, MalformedDicomException {
        byte[] bytes = message.data().orElseGet(InputStream::nullInputStream).readNBytes(MAX_REFERENCES + 1);
        if (bytes.length > MAX_REFERENCES) {
            throw new MalformedDicomException("names more instances than " + MAX_REFERENCES + " bytes hold");
        }
        return DataSetCoding.decode(bytes, message.context().transferSyntax());
    }
}
