package org.deltarad.node.receive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.IncidentRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceCopyRow;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.Tables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts checked files at their place and into the index, each SOP Instance UID once. Within a transaction the row comes
 * first, whose key keeps other threads and nodes out, then the file, then the commit. What a failed commit leaves at its
 * place without a row is indexed with the next one, or by {@link Recovery}.
 */
final class InstanceStore {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceStore.class);
    private static final int MOST_AT_ONCE = 256;

    private final DataFolder folder;
    private final Index index;
    private final InstanceCheck check;
    private final Supplier<Placement> placements;
    private final GroupCommit<Arrival, Stored> commits;
    private final Queue<Arrival> unsettled = new ConcurrentLinkedQueue<>();

    InstanceStore(DataFolder folder, Index index, InstanceCheck check) {
        this(folder, index, check, placements(folder.root()));
    }

    private static Supplier<Placement> placements(Path root) {
        SyncedFolders synced = new SyncedFolders();
        return () -> new Placement(root, synced);
    }

    /** @param placements one for each transaction */
    InstanceStore(DataFolder folder, Index index, InstanceCheck check, Supplier<Placement> placements) {
        this.placements = placements;
        this.folder = folder;
        this.index = index;
        this.check = check;
        this.commits = new GroupCommit<>(this::commit, MOST_AT_ONCE);
    }

    /** What became of an instance. */
    enum Kind {
        /** It is at its place. */
        NEW,
        /** The same data set in the same transfer syntax was there already. */
        KNOWN,
        /** Other bytes have its UID; these are kept beside. */
        BESIDE
    }

    /**
     * @param timePoints ids of the time points to work on: that of a new mask, those that waited for this image
     */
    record Stored(Kind kind, List<Long> timePoints) {
        private static Stored of(Kind kind) {
            return new Stored(kind, List.of());
        }
    }

    private record Arrival(Path file, InstanceRow row) {}

    /**
     * Stores an instance for good: file in place and row committed, both on disk. The incoming file stays where it is, for
     * the caller to remove.
     *
     * @return what came of it
     * @throws IOException      when the file cannot be placed; the row is not there then
     * @throws RuntimeException when the index cannot be written
     */
    Stored store(IncomingFile file, InstanceRow row) throws IOException {
        return commit(new Arrival(file.path(), row));
    }

    private Stored commit(Arrival a) throws IOException {
        try {
            return commits.commit(a);
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw e.getCause() instanceof RuntimeException r ? r : e;
        }
    }

    /**
     * Indexes a file that is at its place without a row: a crash, or a failed commit, came between. A row that another
     * node adds meanwhile is as good.
     */
    void adopt(Path file) throws RefusedException, IOException {
        InstanceRow row = placed(file);
        if (!folder.file(row).equals(file)) {
            throw RefusedException.mismatch("the file's study or series is not that of its folder");
        }
        Optional<InstanceRow> known = index.read(t -> t.instances().find(row.sopInstanceUid()));
        if (known.isPresent() && !folder.file(known.get()).equals(file)) {
            throw RefusedException.cannotUnderstand("another file has SOP Instance UID " + row.sopInstanceUid());
        }
        commit(new Arrival(file, row));
    }

    /** As {@link #adopt}, of a file beside a first one. */
    void adoptCopy(Path file) throws RefusedException, IOException {
        commit(new Arrival(file, row(file, file.getParent().getFileName().toString())));
    }

    private InstanceRow placed(Path file) throws RefusedException, IOException {
        String name = file.getFileName().toString();
        return row(file, name.substring(0, name.length() - ".dcm".length()));
    }

    private InstanceRow row(Path file, String uid) throws RefusedException, IOException {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        return check.checkPlaced(IncomingFile.existing(file), uid, modified);
    }

    /** One transaction; by UID, so that two nodes wait for each other in one order only. */
    private void commit(List<GroupCommit.Entry<Arrival, Stored>> batch) {
        List<Arrival> before = new ArrayList<>();
        for (Arrival a = unsettled.poll(); a != null; a = unsettled.poll()) {
            before.add(a);
        }
        List<GroupCommit.Entry<Arrival, Stored>> sorted = batch.stream()
                .sorted(Comparator.comparing(e -> e.item().row().sopInstanceUid()))
                .toList();
        List<Arrival> placed = new ArrayList<>(before);
        List<Runnable> outcomes = new ArrayList<>();
        try {
            index.update(t -> {
                outcomes.clear(); // a transaction that conflicts with another is run again
                Placement placement = placements.get();
                before.forEach(a -> settle(t, a, placement));
                for (var e : sorted) {
                    try {
                        Stored stored = attempt(t, e.item(), placement);
                        placed.addAll(placed(e.item().row(), stored.kind()));
                        outcomes.add(() -> e.outcome().complete(stored));
                    } catch (RuntimeException failed) {
                        outcomes.add(() -> e.outcome().completeExceptionally(failed));
                    }
                }
                sync(placement);
            });
        } catch (RuntimeException notCommitted) {
            unsettled.addAll(placed);
            throw notCommitted;
        }
        outcomes.forEach(Runnable::run);
    }

    /** What is at its place now and has no row unless the transaction is committed. */
    private List<Arrival> placed(InstanceRow row, Kind kind) {
        return switch (kind) {
            case NEW -> List.of(new Arrival(folder.file(row), row));
            case BESIDE -> List.of(new Arrival(folder.file(InstanceCopyRow.of(row)), row));
            case KNOWN -> List.of();
        };
    }

    private void settle(Tables t, Arrival a, Placement placement) {
        try {
            attempt(t, a, placement);
        } catch (RuntimeException e) {
            LOG.error("{} has no row; the next start of a node sees to it", a.file(), e);
        }
    }

    private static void sync(Placement placement) {
        try {
            placement.sync();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stored attempt(Tables t, Arrival a, Placement placement) {
        return t.attempt(() -> {
            try {
                return one(t, a, placement);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Stored one(Tables t, Arrival a, Placement placement) throws IOException {
        InstanceRow row = a.row();
        Optional<InstanceRow> known = t.instances().find(row.sopInstanceUid());
        if (known.isEmpty() && !t.addIfAbsent(() -> t.instances().add(row))) {
            known = t.instances().find(row.sopInstanceUid());
        }
        if (known.isEmpty()) {
            known = first(t, a);
        }
        if (known.isEmpty()) {
            List<Long> timePoints = ImageWork.of(t, row);
            place(a, folder.file(row), placement);
            return new Stored(Kind.NEW, timePoints);
        }
        if (!same(known.get(), row)) {
            return beside(t, a, placement);
        }
        if (!Files.exists(folder.file(known.get()))) {
            place(a, folder.file(known.get()), placement); // it was lost, and is here again
        }
        return Stored.of(Kind.KNOWN);
    }

    private static boolean same(InstanceRow a, InstanceRow b) {
        return a.sha256().equals(b.sha256()) && a.transferSyntaxUid().equals(b.transferSyntaxUid());
    }

    /** Another instance that is at this place without a row, from before a crash: it has the place, and gets the row. */
    private Optional<InstanceRow> first(Tables t, Arrival a) throws IOException {
        Path place = folder.file(a.row());
        if (a.file().equals(place) || !Files.exists(place)) {
            return Optional.empty();
        }
        InstanceRow there;
        try {
            there = placed(place);
        } catch (RefusedException e) {
            throw new IOException(place + " has no row and is in the way: " + e.getMessage(), e);
        }
        if (same(there, a.row())) {
            return Optional.empty();
        }
        t.instances().remove(a.row().sopInstanceUid());
        t.instances().add(there);
        ImageWork.of(t, there);
        return Optional.of(there);
    }

    private Stored beside(Tables t, Arrival a, Placement placement) throws IOException {
        InstanceCopyRow copy = InstanceCopyRow.of(a.row());
        if (!t.copies().has(copy) && t.addIfAbsent(() -> t.copies().add(copy))) {
            place(a, folder.file(copy), placement);
            t.incidents().add(incident(a.row(), folder.root().relativize(folder.file(copy))));
        }
        return Stored.of(Kind.BESIDE);
    }

    private static IncidentRow incident(InstanceRow row, Path kept) {
        return new IncidentRow(
                row.peerAddress(),
                row.callingAet(),
                Optional.of(row.sopInstanceUid()),
                Optional.of(row.patient().id()).filter(id -> !id.isEmpty()),
                "SOP Instance UID " + row.sopInstanceUid()
                        + " is already here with other bytes; the first stays in use, these are kept as " + kept,
                Optional.empty(),
                row.receivedAt());
    }

    private static void place(Arrival a, Path to, Placement placement) throws IOException {
        if (a.file().equals(to) || Files.exists(to)) {
            placement.touch(to.getParent());
        } else {
            placement.place(a.file(), to);
        }
    }
}
