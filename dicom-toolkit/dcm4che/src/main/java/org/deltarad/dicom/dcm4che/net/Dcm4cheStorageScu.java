package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.net.Commands;
import org.dcm4che3.net.DataWriter;
import org.dcm4che3.net.Dimse;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.dcm4che.codec.Dcm4cheCodec;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.StorageScu;

/** Storage SCU. */
public final class Dcm4cheStorageScu implements StorageScu {
    private final Dcm4cheCodec codec;

    public Dcm4cheStorageScu(Dcm4cheCodec codec) {
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
        ScuSession.Proposal contexts = new ScuSession.Proposal(proposal.contexts(), List.of(), Optional.empty());
        try (ScuSession session = ScuSession.open(peer, contexts, codec)) {
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
        List<Outcome> outcomes = new ArrayList<>();
        Optional<String> broken = Optional.empty();
        for (Outgoing o : outgoing) {
            if (o.meta().isEmpty()) {
                outcomes.add(o.notSent(o.problem()));
            } else if (broken.isPresent()) {
                outcomes.add(o.notSent(broken.get()));
            } else {
                broken = send(session, o, outcomes);
            }
        }
        return outcomes;
    }

    /** Sends one file and notes its outcome; what broke the association, when it did. */
    private Optional<String> send(ScuSession session, Outgoing o, List<Outcome> outcomes) {
        Optional<ScuSession.Accepted> context =
                StorageProposal.contextFor(o.meta().orElseThrow(), session.contexts());
        if (context.isEmpty()) {
            outcomes.add(o.notSent("the peer accepts neither its transfer syntax nor one it can be converted to"));
            return Optional.empty();
        }
        DataWriter data;
        try {
            data = dataSet(o, context.get().transferSyntax());
        } catch (IOException | DicomException e) {
            outcomes.add(o.notSent(e.getMessage()));
            return Optional.empty();
        }
        try {
            outcomes.add(o.outcome(store(session, o.meta().orElseThrow(), context.get(), data)));
            return Optional.empty();
        } catch (DicomException e) {
            outcomes.add(o.notSent(e.getMessage()));
            return Optional.of(e.getMessage());
        }
    }

    /** The data set as stored, or converted; what cannot be converted fails here, before anything is sent. */
    private DataWriter dataSet(Outgoing o, String transferSyntax) throws IOException, DicomException {
        Path file = o.file();
        if (o.meta().orElseThrow().transferSyntax().equals(transferSyntax)) {
            long offset = codec.dataSetOffset(file);
            return (out, syntax) -> {
                try (InputStream in = Files.newInputStream(file)) {
                    in.skipNBytes(offset);
                    out.copyFrom(in);
                }
            };
        }
        Dataset dataset = codec.read(file).dataset();
        codec.writeDataset(dataset, transferSyntax, OutputStream.nullOutputStream());
        return (out, syntax) -> {
            try {
                codec.writeDataset(dataset, transferSyntax, out);
            } catch (DicomException e) {
                throw new IOException(file + ": has changed while it was sent", e);
            }
        };
    }

    private static Status store(
            ScuSession session, FileMetaInformation meta, ScuSession.Accepted context, DataWriter data)
            throws DicomException {
        return session.exchange(
                context,
                Dimse.C_STORE_RQ,
                id -> Commands.mkCStoreRQ(
                        id, meta.mediaStorageSopClass(), meta.mediaStorageSopInstance(), Requests.MEDIUM_PRIORITY),
                data,
                exchange -> Responses.status(exchange.next().command()));
    }
}
