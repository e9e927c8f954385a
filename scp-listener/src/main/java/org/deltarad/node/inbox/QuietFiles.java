package org.deltarad.node.inbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The files under a folder and for how long each has not changed. Links are not followed; what another program is still
 * writing by its name ({@code *.part}, {@code *.tmp}, names that begin with a dot) and {@code DICOMDIR} are left alone.
 */
final class QuietFiles {
    private final Path folder;
    private final LongSupplier nanos;
    private Map<Path, Seen> seen = new HashMap<>();

    /** @param nanos a clock that nobody sets */
    QuietFiles(Path folder, LongSupplier nanos) {
        this.folder = folder;
        this.nanos = nanos;
    }

    private record Seen(long size, FileTime modified, Object key, long since) {
        boolean isSame(Seen other) {
            return size == other.size && modified.equals(other.modified) && Objects.equals(key, other.key);
        }
    }

    /** The files, by path, with the time that they have been as they are. */
    Map<Path, Duration> look() throws IOException {
        Map<Path, Seen> now = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                boolean skipped = !dir.equals(folder) && isHidden(dir);
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                if (a.isRegularFile() && !isHidden(file) && !isUnfinished(file)) {
                    now.put(file, stamp(file, a));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(folder)) {
                    throw e;
                }
                return FileVisitResult.CONTINUE; // gone, or not ours to read
            }
        });
        seen = now;
        Map<Path, Duration> quiet = new TreeMap<>();
        long time = nanos.getAsLong();
        now.forEach((file, s) -> quiet.put(file, Duration.ofNanos(time - s.since())));
        return quiet;
    }

    private Seen stamp(Path file, BasicFileAttributes a) {
        Seen fresh = new Seen(a.size(), a.lastModifiedTime(), a.fileKey(), nanos.getAsLong());
        Seen before = seen.get(file);
        return before != null && before.isSame(fresh) ? before : fresh;
    }

    /** Whether a file is still as it was at the last look. */
    boolean isUnchanged(Path file) throws IOException {
        Seen before = seen.get(file);
        BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
        return before != null && before.isSame(new Seen(a.size(), a.lastModifiedTime(), a.fileKey(), 0));
    }

    private static boolean isHidden(Path p) {
        return p.getFileName().toString().startsWith(".");
    }

    private static boolean isUnfinished(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".part") || name.endsWith(".tmp") || name.equals("dicomdir");
    }
}
