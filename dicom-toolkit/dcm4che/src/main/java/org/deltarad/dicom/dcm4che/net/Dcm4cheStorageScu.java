package org.deltarad.dicom.dcm4che.net;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.net.Commands;
import org.dcm4che3.net.Dimse;
import org.dcm4che3.net.pdu.PresentationContext;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.dcm4che.codec.Dcm4cheCodec;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.dicom.provider.StorageAssociation;
import org.deltarad.dicom.provider.StorageProposal;
import org.deltarad.dicom.provider.StorageSender;

/** Storage SCU. */
public final class Dcm4cheStorageScu implements StorageScu {
    private final Dcm4cheCodec codec;
    private final StorageSender sender;

    public Dcm4cheStorageScu(Dcm4cheCodec codec) {
        this.codec = codec;
        this.sender = new StorageSender(codec, codec::dataSetOffset, this::open);
    }

    @Override
    public List<Outcome> send(RemoteAe peer, List<Path> files) throws DicomException {
        return sender.send(peer, files);
    }

    private StorageAssociation open(RemoteAe peer, List<StorageProposal.Context> proposed) throws DicomException {
        List<PresentationContext> contexts = new ArrayList<>();
        for (StorageProposal.Context c : proposed) {
            contexts.add(new PresentationContext(2 * contexts.size() + 1, c.sopClass(), c.transferSyntax()));
        }
        return new Stores(ScuSession.open(peer, new ScuSession.Proposal(contexts, List.of(), Optional.empty()), codec));
    }

    private record Stores(ScuSession session) implements StorageAssociation {
        @Override
        public List<StorageProposal.Context> accepted() {
            return session.contexts().stream().map(Stores::pair).toList();
        }

        private static StorageProposal.Context pair(ScuSession.Accepted c) {
            return new StorageProposal.Context(c.sopClass(), c.transferSyntax());
        }

        @Override
        public Status store(FileMetaInformation file, StorageProposal.Context in, DataSetWriter data)
                throws DicomException {
            ScuSession.Accepted context = session.contexts().stream()
                    .filter(c -> pair(c).equals(in))
                    .findFirst()
                    .orElseThrow();
            return session.exchange(
                    context,
                    Dimse.C_STORE_RQ,
                    id -> Commands.mkCStoreRQ(
                            id, file.mediaStorageSopClass(), file.mediaStorageSopInstance(), Requests.MEDIUM_PRIORITY),
                    (out, syntax) -> data.writeTo(out),
                    exchange -> Responses.status(exchange.next().command()));
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
