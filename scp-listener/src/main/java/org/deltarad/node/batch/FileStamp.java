package org.deltarad.node.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.deltarad.hash.Sha256;

/** Tells whether the files of a case are still those of an earlier run, by their sizes and times of change. */
final class FileStamp {
    private FileStamp() {}

    /** The stamp of image and mask; of folders the files in them, of a detached header (.nhdr) not its data. */
    static String of(CaseRow row) {
        String all = of(row.image()) + "\n" + of(row.mask());
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
    }

    private static String of(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return file(path);
            }
            StringBuilder all = new StringBuilder();
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.sorted().toList()) {
                    all.append(file.getFileName())
                            .append(' ')
                            .append(file(file))
                            .append('\n');
                }
            }
            return all.toString();
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static String file(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return attributes.size() + " " + attributes.lastModifiedTime();
    }
}
