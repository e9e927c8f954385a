package org.deltarad.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The name of a running node, under which it holds work. It is locked in the data folder, since a second node of that
 * name would take the work in hand for what a crash has left.
 */
final class NodeName implements AutoCloseable {
    private final String name;
    private final FileChannel file;

    private NodeName(String name, FileChannel file) {
        this.name = name;
        this.file = file;
    }

    /**
     * @throws IOException when a node of that name runs
     */
    static NodeName take(Path data, String name) throws IOException {
        Path folder = Files.createDirectories(data.resolve("nodes"));
        FileChannel file =
                FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(file)) {
            file.close();
            throw new IOException("a node named " + name + " runs on " + data + "; give this one another index.node");
        }
        return new NodeName(name, file);
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    /** At most 50 characters. */
    String name() {
        return name;
    }

    /** Gives it up. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
