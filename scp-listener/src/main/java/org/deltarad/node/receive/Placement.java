package org.deltarad.node.receive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Set;
import org.deltarad.node.index.DataFolder;

/**
 * Puts files at their places for one transaction: a file appears there whole or not at all, and never replaces another,
 * even one that another node placed meanwhile. The folders are synced together, before the commit, each once.
 */
class Placement {
    private final Path root;
    private final SyncedFolders synced;
    private final Set<Path> touched = new LinkedHashSet<>();
    private final Set<Path> entered = new LinkedHashSet<>();

    /**
     * @param root   folder under which all places are; it and its folders are there for good
     * @param synced of all transactions
     */
    Placement(Path root, SyncedFolders synced) {
        this.root = root;
        this.synced = synced;
    }

    /**
     * Makes a file that is on disk appear at its place; whoever wrote it removes it from where it was.
     *
     * @throws FileAlreadyExistsException when there is one
     */
    void place(Path from, Path to) throws IOException {
        makeFolders(to.getParent());
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            move(from, to);
        }
        touch(to.getParent());
    }

    private void makeFolders(Path folder) throws IOException {
        for (Path p = folder; !Files.isDirectory(p); p = p.getParent()) {
            synced.forget(p);
        }
        Files.createDirectories(folder);
    }

    /** Without hard links; the row that the transaction holds keeps other nodes from this place. */
    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Has a folder synced, and those above it unless that was done: another process may have made them and not have come
     * so far.
     */
    void touch(Path folder) {
        touched.add(folder);
        for (Path p = folder; !p.getParent().equals(root) && !synced.contains(p) && entered.add(p); p = p.getParent()) {
            assert p.startsWith(root);
            touched.add(p.getParent());
        }
    }

    /** Makes the places last. */
    void sync() throws IOException {
        for (Path folder : touched) {
            sync(folder);
        }
        synced.add(entered);
    }

    /** Makes a folder's entries last. */
    void sync(Path folder) throws IOException {
        DataFolder.sync(folder);
    }
}
