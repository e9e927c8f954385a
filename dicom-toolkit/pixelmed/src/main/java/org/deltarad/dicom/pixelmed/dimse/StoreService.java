package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.pixelmed.ul.Association;
import org.deltarad.dicom.pixelmed.ul.Message;
import org.deltarad.dicom.pixelmed.ul.UlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * C-STORE as SCP (PS3.7 9.3.1, PS3.4 annex B) on an association that either side requested: at our port, or for the
 * sub-operations of our C-GET.
 */
final class StoreService {
    private static final Logger LOG = LoggerFactory.getLogger(StoreService.class);

    private static final int PROCESSING_FAILURE = 0x0110;
    private static final int INVALID_SOP_INSTANCE = 0x0117;
    private static final int SOP_CLASS_NOT_SUPPORTED = 0x0122;

    private final Association association;
    private final Peer peer;
    private final StorageScp.Handler handler;
    private Optional<String> underWay = Optional.empty();

    /** @param peer who sends, whoever asked for the association */
    StoreService(Association association, Peer peer, StorageScp.Handler handler) {
        this.association = association;
        this.peer = peer;
        this.handler = handler;
    }

    /** SOP Instance UID of the C-STORE under way: its request has come, its response is not sent. */
    Optional<String> underWay() {
        return underWay;
    }

    /**
     * Has the handler store what a C-STORE-RQ brings and sends the response.
     *
     * @throws UlException when the association breaks
     */
    void answer(Message message) throws IOException, DicomException {
        Dataset command = message.command();
        String sopInstance = Command.sopInstance(command);
        Status status;
        if (!FileMetaInformation.isUid(sopInstance) || !FileMetaInformation.isUid(Command.sopClass(command))) {
            status = new Status(INVALID_SOP_INSTANCE, "Affected SOP Class or Instance UID is missing or no UID");
        } else if (!Command.sopClass(command).equals(message.context().abstractSyntax())) {
            status = new Status(SOP_CLASS_NOT_SUPPORTED, "SOP Class is not that of the presentation context");
        } else if (message.data().isEmpty()) {
            status = Status.cannotUnderstand("the request has no data set");
        } else {
            underWay = Optional.of(sopInstance);
            status = handled(message, message.data().get());
        }
        association.finishCurrent();
        association.send(message.context(), Command.response(command, status.code(), status.comment()));
        underWay = Optional.empty();
    }

    /** The handler's status; its failure is answered to the peer, a broken association ends in its exception. */
    private Status handled(Message message, InputStream data) throws UlException {
        StorageScp.Request request = new StorageScp.Request(
                peer,
                Command.sopClass(message.command()),
                Command.sopInstance(message.command()),
                message.context().transferSyntax());
        try {
            return handler.store(request, data);
        } catch (IOException | RuntimeException e) {
            association.finishCurrent(); // throws when it is the association that broke
            LOG.error("instance {} of {} could not be stored", request.sopInstanceUid(), peer, e);
            return new Status(PROCESSING_FAILURE, "the instance could not be stored, see the receiver's log");
        }
    }
}
