package org.deltarad.node.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceCopyRow;
import org.deltarad.node.index.InstanceRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings files and index together when the node starts: half-received files go (they were never acknowledged), files at their places
 * without a row are indexed, rows without a file are reported.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final DataFolder folder;
    private final Index index;
    private final IncomingFolder incoming;
    private final InstanceStore store;
    private final Quarantine quarantine;

    Recovery(DataFolder folder, Index index, IncomingFolder incoming, InstanceStore store, Quarantine quarantine) {
        this.folder = folder;
        this.index = index;
        this.incoming = incoming;
        this.store = store;
        this.quarantine = quarantine;
    }

    void run() throws IOException {
        removeHalfReceived();
        Set<String> indexed = index.read(t -> t.instances().uids());
        int adopted = 0;
        for (Path file : placedFiles()) {
            String name = file.getFileName().toString();
            if (!indexed.remove(name.substring(0, name.length() - ".dcm".length()))) {
                adopted += adopt(file) ? 1 : 0;
            }
        }
        if (adopted > 0) {
            LOG.info("{} instances were on disk and not in the index; they are now", adopted);
        }
        for (String uid : indexed) {
            reportIfLost(uid);
        }
        recoverCopies();
    }

    private void removeHalfReceived() throws IOException {
        int removed = incoming.removeAbandoned();
        if (removed > 0) {
            LOG.info("{} half-received files removed; their senders had no answer and send again", removed);
        }
    }

    private List<Path> placedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder.studies(), 3)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".dcm"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private boolean adopt(Path file) throws IOException {
        try {
            store.adopt(file);
            return true;
        } catch (RefusedException | IOException e) {
            quarantine.keep(
                    file,
                    new Quarantine.Source("", "", Optional.empty(), Optional.empty()),
                    folder.root().relativize(file) + " is not in the index and cannot be read: " + e.getMessage());
            return false;
        }
    }

    /** Again, for another node may have changed both since. */
    private void reportIfLost(String sopInstanceUid) {
        Optional<InstanceRow> row = index.read(t -> t.instances().find(sopInstanceUid));
        if (row.isPresent() && !Files.exists(folder.file(row.get()))) {
            reportLost(sopInstanceUid, "instance " + sopInstanceUid);
        }
    }

    private void reportLost(String sopInstanceUid, String name) {
        String what = name + " is in the index and its file is gone; send it again";
        boolean said = index.read(t -> t.incidents().isKnown(sopInstanceUid, what));
        if (!said) {
            quarantine.note(new Quarantine.Source("", "", Optional.of(sopInstanceUid), Optional.empty()), what);
        }
    }

    /** Other bytes under a UID in use: files without a row were never acknowledged, rows without a file are reported. */
    private void recoverCopies() throws IOException {
        List<InstanceCopyRow> rows = index.read(t -> t.copies().all());
        for (InstanceCopyRow row : rows) {
            if (!Files.exists(folder.file(row))) {
                reportLost(row.sopInstanceUid(), "the copy of " + row.sopInstanceUid() + " beside the first");
            }
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.beside(), 2)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            if (rows.stream().noneMatch(r -> folder.file(r).equals(file))) {
                adoptCopy(file);
            }
        }
    }

    private void adoptCopy(Path file) throws IOException {
        try {
            store.adoptCopy(file);
        } catch (RefusedException | IOException e) {
            quarantine.keep(
                    file,
                    new Quarantine.Source("", "", Optional.empty(), Optional.empty()),
                    folder.root().relativize(file) + " is not in the index and cannot be read: " + e.getMessage());
        }
    }
}
