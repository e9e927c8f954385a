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
 * even one that another node placed meanwhile. The folders are synced together, before the commit.
 */
class Placement {
    private final Path root;
    private final Set<Path> touched = new LinkedHashSet<>();

    /** @param root folder that is there for good, under which all places are */
    Placement(Path root) {
        this.root = root;
    }

    /**
     * Makes a file that is on disk appear at its place; whoever wrote it removes it from where it was.
     *
     * @throws FileAlreadyExistsException when there is one
     */
    void place(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            move(from, to);
        }
        touch(to.getParent());
    }

    /** Without hard links; the row that the transaction holds keeps other nodes from this place. */
    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Has a folder and those above it synced: another process may have made them and not have come so far. */
    void touch(Path folder) {
        for (Path p = folder; !p.equals(root) && touched.add(p); p = p.getParent()) {
            assert p.startsWith(root);
        }
    }

    /** Makes the places last. */
    void sync() throws IOException {
        for (Path folder : touched) {
            DataFolder.sync(folder);
        }
    }
}
