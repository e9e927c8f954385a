package org.deltarad.node.retrieve;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.node.config.ArchiveConfig.Retrieve;

/** An archive over DICOM: C-FIND, and C-MOVE to our own port or C-GET. */
public final class DicomArchive implements Archive {
    /** What is asked for by C-GET where the archive does not say: CT, MR and PET images, SEG, RTSTRUCT (PS3.4 B.5). */
    private static final Set<String> USUAL = Stream.of(
                    "2", "2.1", "2.2", "4", "4.1", "4.4", "128", "128.1", "130", "66.4", "66.7", "481.3")
            .map(c -> "1.2.840.10008.5.1.4.1.1." + c)
            .collect(Collectors.toUnmodifiableSet());

    private final QueryRetrieve service;
    private final RemoteAe peer;
    private final Retrieve by;
    private final StorageScp.Handler receiver;

    /** @param receiver takes what comes by C-GET */
    public DicomArchive(QueryRetrieve service, RemoteAe peer, Retrieve by, StorageScp.Handler receiver) {
        this.service = service;
        this.peer = peer;
        this.by = by;
        this.receiver = receiver;
    }

    @Override
    public String name() {
        return "archive " + peer;
    }

    @Override
    public List<Dataset> find(Dataset keys) throws ArchiveException, InterruptedException {
        return asked("C-FIND", () -> service.find(peer, keys));
    }

    @Override
    public void fetch(Wanted wanted) throws ArchiveException, InterruptedException {
        Dataset.Builder keys = Dataset.builder()
                .key(Tag.QueryRetrieveLevel, wanted.whole() ? "SERIES" : "IMAGE")
                .key(Tag.StudyInstanceUID, wanted.studyInstanceUid())
                .key(Tag.SeriesInstanceUID, wanted.seriesInstanceUid());
        if (!wanted.whole()) {
            keys.key(Tag.SOPInstanceUID, wanted.instances().keySet().toArray(String[]::new));
        }
        Dataset identifier = keys.build();
        Set<String> said =
                wanted.instances().values().stream().filter(c -> !c.isEmpty()).collect(Collectors.toSet());
        Set<String> classes = said.isEmpty() ? USUAL : said;
        QueryRetrieve.Retrieved r = by == Retrieve.MOVE
                ? asked("C-MOVE", () -> service.move(peer, identifier, peer.callingAet()))
                : asked("C-GET", () -> service.get(peer, identifier, classes, receiver));
        if (r.failed() > 0) {
            throw new ArchiveException(r.failed() + " of " + (r.failed() + r.completed() + r.warning())
                    + " instances of series " + wanted.seriesInstanceUid() + " could not be fetched by C-" + by
                    + " from it");
        }
    }

    private interface Operation<T> {
        T run() throws DicomException;
    }

    private static <T> T asked(String what, Operation<T> operation) throws ArchiveException, InterruptedException {
        try {
            return operation.run();
        } catch (DicomException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(what + " was cancelled");
            }
            throw new ArchiveException(what + ": " + e.getMessage(), e);
        }
    }
}
