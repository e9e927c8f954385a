package org.deltarad.node.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.Tables;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.index.TimePointState;

/** Puts checked files at their place and into the index, each SOP Instance UID once. */
final class InstanceStore {
    private static final int STRIPES = 64;

    private final DataFolder folder;
    private final Index index;
    private final InstanceCheck check;
    private final Object[] locks = new Object[STRIPES];

    InstanceStore(DataFolder folder, Index index, InstanceCheck check) {
        this.folder = folder;
        this.index = index;
        this.check = check;
        for (int n = 0; n < STRIPES; n++) {
            locks[n] = new Object();
        }
    }

    /**
     * Stores an instance for good: file in place and row committed, both on disk.
     *
     * @return what came of it
     * @throws RefusedException when other bytes have that SOP Instance UID; the file is left where it is
     */
    Stored store(IncomingFile file, InstanceRow row) throws RefusedException, IOException {
        synchronized (locks[Math.floorMod(row.sopInstanceUid().hashCode(), STRIPES)]) {
            Optional<InstanceRow> known = known(row);
            if (known.isPresent()) {
                if (!known.get().sha256().equals(row.sha256())) {
                    throw RefusedException.cannotUnderstand("SOP Instance UID " + row.sopInstanceUid()
                            + " is already here with other bytes; the first is kept in use");
                }
                Files.delete(file.path());
                return new Stored(false, List.of());
            }
            place(file.path(), folder.file(row));
            return new Stored(true, commit(row));
        }
    }

    /** Indexes a file that is at its place without a row: a crash, or a failed commit, came between. */
    void adopt(Path file) throws RefusedException, IOException {
        String name = file.getFileName().toString();
        String uid = name.substring(0, name.length() - ".dcm".length());
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        InstanceRow row = check.checkPlaced(IncomingFile.existing(file), uid, modified);
        if (!folder.file(row).equals(file)) {
            throw RefusedException.mismatch("the file's study or series is not that of its folder");
        }
        if (index.read(t -> t.instances().find(uid)).isPresent()) {
            throw RefusedException.cannotUnderstand("another file has SOP Instance UID " + uid);
        }
        commit(row);
    }

    private Optional<InstanceRow> known(InstanceRow row) throws RefusedException, IOException {
        Optional<InstanceRow> known = index.read(t -> t.instances().find(row.sopInstanceUid()));
        if (known.isEmpty() && Files.exists(folder.file(row))) {
            adopt(folder.file(row));
            return index.read(t -> t.instances().find(row.sopInstanceUid()));
        }
        return known;
    }

    private static void place(Path from, Path to) throws IOException {
        Path series = to.getParent();
        boolean isNew = !Files.exists(series);
        Files.createDirectories(series);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        DataFolder.sync(series);
        if (isNew) {
            DataFolder.sync(series.getParent());
            DataFolder.sync(series.getParent().getParent());
        }
    }

    /** Gives the ids of the time points to work on. */
    private List<Long> commit(InstanceRow row) {
        return index.write(t -> {
            t.instances().add(row);
            return row.isMask() ? List.of(t.timePoints().add(row, row.receivedAt())) : lateImage(t, row);
        });
    }

    /** An image whose series was measured or given up without it: what failed is tried again, what is done says so. */
    private static List<Long> lateImage(Tables t, InstanceRow image) {
        List<Long> again = new ArrayList<>();
        for (TimePointRow row : t.timePoints().ofSeries(image.seriesInstanceUid())) {
            if (row.state() == TimePointState.FAILED) {
                t.timePoints().setState(row.id(), TimePointState.RECEIVED, "another image came", image.receivedAt());
                again.add(row.id());
            } else if (row.state().isMeasured()) {
                String what = "images of this series came after it was measured and are not in the numbers;"
                        + " send the mask under a new SOP Instance UID to measure again";
                t.timePoints().setState(row.id(), row.state(), what, image.receivedAt());
            }
        }
        return again;
    }

    /**
     * @param isNew      false when the same bytes were here already
     * @param timePoints ids of the time points to work on: that of a new mask, those that waited for this image
     */
    record Stored(boolean isNew, List<Long> timePoints) {}
}
