package org.deltarad.node.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.IncidentRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.KeptFile;

/** What a person does with what was refused and kept; beside a running node, too. */
public final class QuarantineDesk {
    private final DataFolder folder;
    private final Index index;

    public QuarantineDesk(DataFolder folder, Index index) {
        this.folder = folder;
        this.index = index;
    }

    /** What is kept, the oldest first. */
    public List<KeptFile> list() {
        return index.read(t -> t.incidents().kept());
    }

    /** What is kept of an incident. */
    public Optional<KeptFile> find(long id) {
        return list().stream().filter(k -> k.id() == id).findFirst();
    }

    /** Where it is, if nobody took it away. */
    public Path file(KeptFile kept) {
        return folder.quarantine().resolve(kept.fileName());
    }

    /**
     * Sends it down the road again, in the name of whom it came from. Once it is stored it is no longer kept here; else it
     * stays as it is.
     *
     * @param actor who asks
     * @throws IOException when it cannot be read
     */
    public Intake.Answer retry(KeptFile kept, Intake intake, String actor) throws IOException {
        IncidentRow i = kept.incident();
        Intake.Answer answer = intake.offer(new Peer(i.peerAddress(), i.callingAet()), file(kept));
        if (answer.isStored()) {
            remove(kept, "taken when " + actor + " tried again");
        }
        return answer;
    }

    /**
     * Deletes it; the incident stays.
     *
     * @param actor who asks
     * @throws IOException when it cannot be deleted
     */
    public void delete(KeptFile kept, String actor) throws IOException {
        remove(kept, "deleted by " + actor);
    }

    /** The file first: a row without one can be removed again, a file without a row would be forgotten. */
    private void remove(KeptFile kept, String why) throws IOException {
        Files.deleteIfExists(file(kept));
        DataFolder.sync(folder.quarantine());
        index.update(t -> t.incidents().noLongerKept(kept.id(), kept.incident().what() + "; " + why));
    }
}
