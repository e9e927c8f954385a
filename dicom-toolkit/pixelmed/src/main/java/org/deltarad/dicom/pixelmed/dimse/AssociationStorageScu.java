package org.deltarad.dicom.pixelmed.dimse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.dicom.pixelmed.codec.PixelmedCodec;
import org.deltarad.dicom.pixelmed.ul.Message;
import org.deltarad.dicom.pixelmed.ul.Pdu;
import org.deltarad.dicom.pixelmed.ul.PresentationContext;
import org.deltarad.dicom.provider.StorageAssociation;
import org.deltarad.dicom.provider.StorageProposal;
import org.deltarad.dicom.provider.StorageSender;

/** Storage SCU. */
public final class AssociationStorageScu implements StorageScu {
    private static final int MAX_MESSAGE_ID = 0xffff;

    private final ScuSession.Opener opener = new ScuSession.Opener();
    private final StorageSender sender;

    public AssociationStorageScu(DatasetCodec codec) {
        this.sender = new StorageSender(codec, PixelmedCodec::dataSetOffset, this::open);
    }

    @Override
    public List<Outcome> send(RemoteAe peer, List<Path> files) throws DicomException {
        return sender.send(peer, files);
    }

    private StorageAssociation open(RemoteAe peer, List<StorageProposal.Context> proposed) throws DicomException {
        List<Pdu.Proposed> contexts = new ArrayList<>();
        for (StorageProposal.Context c : proposed) {
            contexts.add(new Pdu.Proposed(2 * contexts.size() + 1, c.sopClass(), List.of(c.transferSyntax())));
        }
        return new Stores(opener.open(peer, contexts));
    }

    private static final class Stores implements StorageAssociation {
        private final ScuSession session;
        private int messageId;

        private Stores(ScuSession session) {
            this.session = session;
        }

        @Override
        public List<StorageProposal.Context> accepted() {
            return session.association().contexts().stream().map(Stores::pair).toList();
        }

        private static StorageProposal.Context pair(PresentationContext c) {
            return new StorageProposal.Context(c.abstractSyntax(), c.transferSyntax());
        }

        @Override
        public Status store(FileMetaInformation file, StorageProposal.Context in, DataSetWriter data)
                throws DicomException {
            PresentationContext context = session.association().contexts().stream()
                    .filter(c -> pair(c).equals(in))
                    .findFirst()
                    .orElseThrow();
            messageId = messageId % MAX_MESSAGE_ID + 1;
            Dataset command =
                    Command.storeRequest(messageId, file.mediaStorageSopClass(), file.mediaStorageSopInstance());
            Message response = session.run(() -> {
                session.association().send(context, command, data::writeTo);
                return session.response(Command.C_STORE_RQ, messageId);
            });
            return new Status(Command.status(response.command()), Command.comment(response.command()));
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
