package org.deltarad.node.receive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.deltarad.node.index.DataFolder;

/**
 * The folder under {@code incoming} that this process alone receives into. A lock beside it, which the system takes back
 * from a process that dies, says whose folder is abandoned, so that several nodes can share a data folder.
 */
final class IncomingFolder implements AutoCloseable {
    private static final String LOCK = ".lock";

    /** Locks of this process: opening and closing one again would lose it (POSIX fcntl). */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path lockFile;
    private final FileChannel channel;

    private IncomingFolder(Path path, Path lockFile, FileChannel channel) {
        this.path = path;
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /** Makes and locks a folder; the data folder's own folders are there. */
    static IncomingFolder open(DataFolder folder) throws IOException {
        while (true) {
            String name = UUID.randomUUID().toString();
            Path lockFile = folder.incoming().resolve(name + LOCK).toAbsolutePath();
            OURS.add(lockFile);
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            // Another node that cleans up may have been faster than our lock.
            if (channel.tryLock() != null && Files.exists(lockFile)) {
                return new IncomingFolder(
                        Files.createDirectory(folder.incoming().resolve(name)), lockFile, channel);
            }
            channel.close();
            OURS.remove(lockFile);
        }
    }

    Path path() {
        return path;
    }

    /**
     * Removes what processes that are gone were receiving.
     *
     * @return how many files
     */
    int removeAbandoned() throws IOException {
        int removed = 0;
        for (Path p : entries(path.getParent())) {
            if (p.toString().endsWith(LOCK)) {
                removed += removeIfAbandoned(p.toAbsolutePath());
            } else if (Files.isRegularFile(p)) {
                Files.deleteIfExists(p);
                removed++;
            } else if (!Files.exists(p.resolveSibling(p.getFileName() + LOCK))) {
                removed += remove(p);
            }
        }
        return removed;
    }

    private static int removeIfAbandoned(Path lockFile) throws IOException {
        if (OURS.contains(lockFile)) {
            return 0;
        }
        String name = lockFile.getFileName().toString();
        try (FileChannel other = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = other.tryLock()) {
            if (lock == null) {
                return 0;
            }
            int removed = remove(lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length())));
            Files.deleteIfExists(lockFile);
            return removed;
        } catch (java.nio.file.NoSuchFileException | OverlappingFileLockException someoneElseDoesIt) {
            return 0;
        }
    }

    /** Removes a folder with the files in it. */
    private static int remove(Path folder) throws IOException {
        int removed = 0;
        for (Path file : entries(folder)) {
            removed += Files.deleteIfExists(file) ? 1 : 0;
        }
        Files.deleteIfExists(folder);
        return removed;
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        // Locks first: the folder of one that is being made follows its lock.
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted(Comparator.comparing(p -> !p.toString().endsWith(LOCK)))
                    .toList();
        }
    }

    /** Removes the folder and gives the lock back. */
    @Override
    public void close() throws IOException {
        try (channel) {
            remove(path);
            Files.deleteIfExists(lockFile);
        } finally {
            OURS.remove(lockFile);
        }
    }
}
