package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.dicom.pixelmed.codec.DataSetCoding;
import org.deltarad.dicom.pixelmed.codec.PixelmedCodec;
import org.deltarad.dicom.pixelmed.ul.Association.DataSetWriter;
import org.deltarad.dicom.pixelmed.ul.Message;
import org.deltarad.dicom.pixelmed.ul.PresentationContext;

/** Storage SCU. */
public final class AssociationStorageScu implements StorageScu {
    private final ScuSession.Opener opener = new ScuSession.Opener();
    private final DatasetCodec codec;

    public AssociationStorageScu(DatasetCodec codec) {
        this.codec = codec;
    }

    @Override
    public List<Outcome> send(RemoteAe peer, List<Path> files) throws DicomException {
        List<Outgoing> outgoing = files.stream().map(this::outgoing).toList();
        StorageProposal proposal = new StorageProposal();
        outgoing.forEach(o -> o.meta().ifPresent(proposal::add));
        if (proposal.contexts().isEmpty()) {
            return outgoing.stream().map(o -> o.notSent(o.problem())).toList();
        }
        try (ScuSession session = opener.open(peer, proposal.contexts())) {
            return sendAll(session, outgoing);
        }
    }

    /** A file to be sent, with its File Meta Information or the problem with it. */
    private record Outgoing(Path file, Optional<FileMetaInformation> meta, String problem) {
        Outcome outcome(Status status) {
            return new Outcome(
                    file, meta.map(FileMetaInformation::mediaStorageSopInstance).orElse(""), status);
        }

        Outcome notSent(String why) {
            return outcome(Status.cannotUnderstand("not sent: " + why));
        }
    }

    private Outgoing outgoing(Path file) {
        try {
            return new Outgoing(file, Optional.of(codec.readMetaInformation(file)), "");
        } catch (IOException e) {
            return new Outgoing(file, Optional.empty(), "the file cannot be read: " + e);
        } catch (DicomException e) {
            return new Outgoing(file, Optional.empty(), e.getMessage());
        }
    }

    private List<Outcome> sendAll(ScuSession session, List<Outgoing> outgoing) {
        List<PresentationContext> contexts = session.association().contexts();
        List<Outcome> outcomes = new ArrayList<>();
        Optional<String> broken = Optional.empty();
        for (Outgoing o : outgoing) {
            if (o.meta().isEmpty()) {
                outcomes.add(o.notSent(o.problem()));
            } else if (broken.isPresent()) {
                outcomes.add(o.notSent(broken.get()));
            } else {
                broken = send(session, o, contexts, outcomes);
            }
        }
        return outcomes;
    }

    /** Sends one file and notes its outcome; what broke the association, when it did. */
    private Optional<String> send(
            ScuSession session, Outgoing o, List<PresentationContext> contexts, List<Outcome> outcomes) {
        Optional<PresentationContext> context =
                StorageProposal.contextFor(o.meta().orElseThrow(), contexts);
        if (context.isEmpty()) {
            outcomes.add(o.notSent("the peer accepts neither its transfer syntax nor one it can be converted to"));
            return Optional.empty();
        }
        DataSetWriter data;
        try {
            data = dataSet(o, context.get().transferSyntax());
        } catch (IOException | DicomException e) {
            outcomes.add(o.notSent(e.getMessage()));
            return Optional.empty();
        }
        try {
            int messageId = outcomes.size() % 0xffff + 1;
            outcomes.add(o.outcome(store(session, messageId, o, context.get(), data)));
            return Optional.empty();
        } catch (DicomException e) {
            outcomes.add(o.notSent(e.getMessage()));
            return Optional.of(e.getMessage());
        }
    }

    /** The data set as stored, or converted; what cannot be converted fails here, before anything is sent. */
    private DataSetWriter dataSet(Outgoing o, String transferSyntax) throws IOException, DicomException {
        Path file = o.file();
        if (o.meta().orElseThrow().transferSyntax().equals(transferSyntax)) {
            long offset = PixelmedCodec.dataSetOffset(file);
            return out -> {
                try (InputStream in = Files.newInputStream(file)) {
                    in.skipNBytes(offset);
                    in.transferTo(out);
                }
            };
        }
        Dataset dataset = codec.read(file).dataset();
        DataSetCoding.write(dataset, transferSyntax, OutputStream.nullOutputStream());
        return out -> DataSetCoding.write(dataset, transferSyntax, out);
    }

    private static Status store(
            ScuSession session, int messageId, Outgoing outgoing, PresentationContext context, DataSetWriter data)
            throws DicomException {
        FileMetaInformation meta = outgoing.meta().orElseThrow();
        Dataset command = Command.storeRequest(messageId, meta.mediaStorageSopClass(), meta.mediaStorageSopInstance());
        Message response = session.run(() -> {
            session.association().send(context, command, data);
            return session.response(Command.C_STORE_RQ, messageId);
        });
        return new Status(Command.status(response.command()), Command.comment(response.command()));
    }
}
