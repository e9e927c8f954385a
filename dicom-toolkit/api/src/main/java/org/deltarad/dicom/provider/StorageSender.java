package org.deltarad.dicom.provider;

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

/** Storage SCU on the associations of a toolkit: what to propose, which context each file goes in, what became of it. */
public final class StorageSender implements StorageScu {
    private final DatasetCodec codec;
    private final Offset offset;
    private final StorageAssociation.Requestor requestor;

    /** Offset in bytes at which the data set of a Part 10 file begins. */
    public interface Offset {
        long of(Path file) throws DicomException, IOException;
    }

    public StorageSender(DatasetCodec codec, Offset offset, StorageAssociation.Requestor requestor) {
        this.codec = codec;
        this.offset = offset;
        this.requestor = requestor;
    }

    @Override
    public List<Outcome> send(RemoteAe peer, List<Path> files) throws DicomException {
        List<Outgoing> outgoing = files.stream().map(this::outgoing).toList();
        StorageProposal proposal = new StorageProposal();
        outgoing.forEach(o -> o.meta().ifPresent(proposal::add));
        if (proposal.contexts().isEmpty()) {
            return outgoing.stream().map(o -> o.notSent(o.problem())).toList();
        }
        try (StorageAssociation association = requestor.open(peer, proposal.contexts())) {
            return sendAll(association, outgoing);
        }
    }

    /** A file to be sent, with its File Meta Information or the problem with it. */
    private record Outgoing(Path file, Optional<FileMetaInformation> meta, String problem) {
        Outcome outcome(Status status) {
            return new Outcome(
                    file, meta.map(FileMetaInformation::mediaStorageSopInstance).orElse(""), status);
        }

        /** The association broke: another attempt may do. */
        Outcome broken(String why) {
            return outcome(Status.outOfResources("not sent: " + why));
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

    private List<Outcome> sendAll(StorageAssociation association, List<Outgoing> outgoing) {
        List<Outcome> outcomes = new ArrayList<>();
        Optional<String> broken = Optional.empty();
        for (Outgoing o : outgoing) {
            if (o.meta().isEmpty()) {
                outcomes.add(o.notSent(o.problem()));
            } else if (broken.isPresent()) {
                outcomes.add(o.broken(broken.get()));
            } else {
                broken = send(association, o, o.meta().get(), outcomes);
            }
        }
        return outcomes;
    }

    /** Sends one file and notes its outcome; what broke the association, when it did. */
    private Optional<String> send(
            StorageAssociation association, Outgoing o, FileMetaInformation meta, List<Outcome> outcomes) {
        Optional<StorageProposal.Context> context = StorageProposal.choose(meta, association.accepted());
        if (context.isEmpty()) {
            outcomes.add(o.notSent("the peer accepts neither its transfer syntax nor one it can be converted to"));
            return Optional.empty();
        }
        StorageAssociation.DataSetWriter data;
        try {
            data = dataSet(o.file(), meta, context.get().transferSyntax());
        } catch (IOException | DicomException e) {
            outcomes.add(o.notSent(e.getMessage()));
            return Optional.empty();
        }
        try {
            outcomes.add(o.outcome(association.store(meta, context.get(), data)));
            return Optional.empty();
        } catch (DicomException e) {
            outcomes.add(o.broken(e.getMessage()));
            return Optional.of(e.getMessage());
        }
    }

    /** The data set as stored, or converted; what cannot be converted fails here, before anything is sent. */
    private StorageAssociation.DataSetWriter dataSet(Path file, FileMetaInformation meta, String transferSyntax)
            throws IOException, DicomException {
        if (meta.transferSyntax().equals(transferSyntax)) {
            long start = offset.of(file);
            return out -> {
                try (InputStream in = Files.newInputStream(file)) {
                    in.skipNBytes(start);
                    in.transferTo(out);
                }
            };
        }
        Dataset dataset = codec.read(file).dataset();
        codec.writeDataset(dataset, transferSyntax, OutputStream.nullOutputStream());
        return out -> {
            try {
                codec.writeDataset(dataset, transferSyntax, out);
            } catch (DicomException e) {
                throw new IOException(file + ": has changed while it was sent", e);
            }
        };
    }
}
