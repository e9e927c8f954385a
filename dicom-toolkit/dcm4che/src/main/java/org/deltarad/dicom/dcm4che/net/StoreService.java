package org.deltarad.dicom.dcm4che.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.PDVInputStream;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.service.BasicCStoreSCP;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * C-STORE as SCP (PS3.7 9.3.1, PS3.4 annex B) on an association that either side requested: the handler reads the data set
 * as it comes, its status is the response.
 */
final class StoreService extends BasicCStoreSCP {
    private static final Logger LOG = LoggerFactory.getLogger(StoreService.class);

    private final Peer peer;
    private final StorageScp.Handler handler;
    private final Consumer<Optional<String>> underWay;

    /**
     * @param peer     who sends, whoever asked for the association
     * @param underWay told of the instance whose request has come, and when it is answered
     */
    StoreService(Peer peer, StorageScp.Handler handler, Consumer<Optional<String>> underWay) {
        this.peer = peer;
        this.handler = handler;
        this.underWay = underWay;
    }

    @Override
    protected void store(
            Association association,
            PresentationContext context,
            Attributes request,
            PDVInputStream data,
            Attributes response)
            throws IOException {
        String sopClass = text(request, Tag.AffectedSOPClassUID);
        String sopInstance = text(request, Tag.AffectedSOPInstanceUID);
        Status status;
        if (!FileMetaInformation.isUid(sopInstance) || !FileMetaInformation.isUid(sopClass)) {
            status = new Status(
                    Responses.INVALID_SOP_INSTANCE, "Affected SOP Class or Instance UID is missing or no UID");
        } else if (!sopClass.equals(association
                .getAAssociateRQ()
                .getPresentationContext(context.getPCID())
                .getAbstractSyntax())) {
            status = new Status(Responses.SOP_CLASS_NOT_SUPPORTED, "SOP Class is not that of the presentation context");
        } else if (data == null) {
            status = Status.cannotUnderstand("the request has no data set");
        } else {
            underWay.accept(Optional.of(sopInstance));
            status = handled(
                    association,
                    new StorageScp.Request(peer, sopClass, sopInstance, context.getTransferSyntax()),
                    data);
        }
        if (data != null) {
            data.skipAll();
        }
        Responses.put(status, response);
        underWay.accept(Optional.empty());
    }

    private static String text(Attributes request, int tag) {
        return Optional.ofNullable(request.getString(tag)).orElse("");
    }

    /** The handler's status; its failure is answered to the peer, a broken association ends in its exception. */
    private Status handled(Association association, StorageScp.Request request, PDVInputStream data)
            throws IOException {
        try (DataSetStream stream = new DataSetStream(data)) {
            return handler.store(request, stream);
        } catch (IOException | RuntimeException e) {
            Optional<AssociationEnd> end = ((GuardedSocket) association.getSocket()).end();
            if (end.isPresent()) {
                throw end.get();
            }
            LOG.error("instance {} of {} could not be stored", request.sopInstanceUid(), peer, e);
            return new Status(Responses.PROCESSING_FAILURE, "the instance could not be stored, see the receiver's log");
        }
    }

    /** The data set while it is the handler's turn. */
    private static final class DataSetStream extends FilterInputStream {
        private boolean closed;

        DataSetStream(PDVInputStream data) {
            super(data);
        }

        @Override
        public int read() throws IOException {
            requireOpen();
            return super.read();
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            requireOpen();
            return super.read(b, off, len);
        }

        @Override
        public long skip(long count) throws IOException {
            requireOpen();
            return super.skip(count);
        }

        private void requireOpen() throws IOException {
            if (closed) {
                throw new IOException("the data set is over");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
