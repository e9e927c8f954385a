package org.deltarad.node.deliver;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageCommitment.SopReference;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.node.config.CommitmentMode;
import org.deltarad.node.work.ReportFiles;

/** A PACS that takes SR, SEG and page by C-STORE. */
public final class PacsDestination implements Destination {
    /** How long the association of a request for commitment is held open for the result; later it comes to our port. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final StorageScu scu;
    private final StorageCommitment storageCommitment;
    private final RemoteAe peer;
    private final CommitmentMode mode;
    private final ReportFiles files;

    /**
     * @param storageCommitment asks the peer, where the mode says so
     */
    public PacsDestination(
            StorageScu scu,
            StorageCommitment storageCommitment,
            RemoteAe peer,
            CommitmentMode mode,
            ReportFiles files) {
        this.scu = scu;
        this.storageCommitment = storageCommitment;
        this.peer = peer;
        this.mode = mode;
        this.files = files;
    }

    @Override
    public String name() {
        return "pacs " + peer;
    }

    /** Picture and PDF say nothing that the SR does not: a PACS that refuses them has the report. */
    @Override
    public List<Item> items(String sopInstanceUid) throws IOException {
        Map<Path, String> pages = files.pages(sopInstanceUid);
        List<Item> items = new ArrayList<>();
        for (Path file : files.objects(sopInstanceUid)) {
            FileMetaInformation meta = files.identity(file);
            items.add(new Item(
                    file.getFileName().toString(),
                    meta.mediaStorageSopClass(),
                    meta.mediaStorageSopInstance(),
                    Optional.ofNullable(pages.get(file))));
        }
        return items;
    }

    /** Sends them over one association. */
    @Override
    public List<Outcome> send(List<Item> items) {
        try {
            return scu.send(peer, items.stream().map(i -> files.named(i.file())).toList()).stream()
                    .map(sent -> outcome(sent.status()))
                    .toList();
        } catch (DicomException e) {
            return Collections.nCopies(items.size(), new NotNow(e.getMessage(), Optional.empty()));
        }
    }

    /** PS3.4 B.2.3: B000 to BFFF are stored with a warning, A7xx is out of resources, the rest will not change. */
    static Outcome outcome(Status status) {
        if (status.isSuccess() || (status.code() & 0xF000) == 0xB000) {
            return new Taken();
        }
        String reason = "C-STORE status %04X %s"
                .formatted(status.code(), status.comment())
                .strip();
        return (status.code() & 0xFF00) == 0xA700 ? new NotNow(reason, Optional.empty()) : new Refused(reason);
    }

    @Override
    public CommitmentMode commitment() {
        return mode;
    }

    @Override
    public Commitment commit(String transactionUid, List<Item> items) {
        List<SopReference> instances = items.stream()
                .map(i -> new SopReference(i.sopClassUid(), i.sopInstanceUid()))
                .toList();
        try {
            return storageCommitment
                    .request(peer, new StorageCommitment.Request(transactionUid, instances), PATIENCE)
                    .<Commitment>map(Answered::new)
                    .orElseGet(Awaited::new);
        } catch (AssociationException e) {
            return switch (e.reason()) {
                case NO_PRESENTATION_CONTEXT -> new NotOffered("the PACS offers none");
                // as Orthanc answers a requestor that it is not told of
                case ABORTED, PROTOCOL_VIOLATION -> new Declined(e.getMessage());
                case UNREACHABLE, REJECTED, TIMED_OUT -> new Unreachable(e.getMessage());
            };
        } catch (DimseStatusException e) {
            return new Declined(e.getMessage());
        } catch (DicomException e) {
            return new Unreachable(e.getMessage());
        }
    }
}
