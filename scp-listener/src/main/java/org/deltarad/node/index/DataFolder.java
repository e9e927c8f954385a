package org.deltarad.node.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where files are: {@code incoming} while they are received, {@code studies/<study>/<series>/<sop>.dcm} once
 * acknowledged, {@code beside/<sop>} for other bytes under a UID in use, {@code quarantine} when they cannot be used,
 * {@code segmentations} and {@code reports} for what we wrote.
 *
 * @param root the configured data folder
 */
public record DataFolder(Path root) {
    /**
     * Makes the folders; only the node's user can read them.
     *
     * @throws IOException when that cannot be done
     */
    public void create() throws IOException {
        try {
            makeFolders();
        } catch (FileSystemException e) {
            throw new IOException(
                    "the data folder " + root + " cannot be made or written ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "); check data in the configuration",
                    e);
        }
    }

    private void makeFolders() throws IOException {
        if (!Files.exists(root)) {
            Files.createDirectories(root);
            if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
        }
        for (Path folder : new Path[] {incoming(), studies(), beside(), quarantine(), segmentations(), reports()}) {
            Files.createDirectories(folder);
        }
        sync(root);
    }

    /** A folder in it per running process. */
    public Path incoming() {
        return root.resolve("incoming");
    }

    public Path studies() {
        return root.resolve("studies");
    }

    public Path beside() {
        return root.resolve("beside");
    }

    public Path quarantine() {
        return root.resolve("quarantine");
    }

    /** SEGs that we made of regions. */
    public Path segmentations() {
        return root.resolve("segmentations");
    }

    public Path reports() {
        return root.resolve("reports");
    }

    /** The file of an instance; its UIDs were checked when it was received. */
    public Path file(InstanceRow i) {
        return studies()
                .resolve(i.studyInstanceUid())
                .resolve(i.seriesInstanceUid())
                .resolve(i.sopInstanceUid() + ".dcm");
    }

    /** The file of other bytes under a UID in use. */
    public Path file(InstanceCopyRow c) {
        return beside().resolve(c.sopInstanceUid()).resolve(c.sha256() + "." + c.transferSyntaxUid() + ".dcm");
    }

    /** The file of an SR that we wrote. */
    public Path report(String sopInstanceUid) {
        return reports().resolve(sopInstanceUid + ".dcm");
    }

    /** Makes a folder's entries last. */
    public static void sync(Path folder) throws IOException {
        try (FileChannel c = FileChannel.open(folder, StandardOpenOption.READ)) {
            c.force(true);
        }
    }

    /** Bytes free for this user; asked by path, since a file store has no name where no mount table shows it (chroot). */
    public long freeBytes() {
        return root.toFile().getUsableSpace();
    }
}
