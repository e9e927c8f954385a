package org.deltarad.node;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.deltarad.node.index.DataFolder;
import org.deltarad.report.ReportUids;

/**
 * What tells one installation from another. Nodes that share a data folder are one: whichever of them makes a report,
 * it is the same.
 *
 * @param deviceUid Device UID, made once and kept in the data folder
 */
record Installation(String deviceUid) {
    /** Reads what was made at the first start; makes it, or makes it anew where a crash left it empty. */
    static Installation of(Path data) throws IOException {
        Path file = data.resolve("device-uid");
        if (read(file).isEmpty()) {
            Path part = data.resolve("device-uid." + UUID.randomUUID() + ".part");
            Files.writeString(
                    part,
                    ReportUids.of("device", List.of(UUID.randomUUID().toString())),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            place(part, file);
            DataFolder.sync(data);
        }
        return new Installation(read(file));
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    /** Two nodes may start for the first time at once: the first one's stays. */
    private static void place(Path part, Path file) throws IOException {
        try {
            if (Files.exists(file)) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.createLink(file, part);
            }
        } catch (FileAlreadyExistsException anotherNodeWasFaster) {
            return;
        } catch (UnsupportedOperationException noHardLinks) {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
