package org.deltarad.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.deltarad.node.index.DataFolder;
import org.deltarad.report.ReportUids;

/**
 * What tells one installation from another.
 *
 * @param deviceUid Device UID, made once and kept in the data folder
 */
record Installation(String deviceUid) {
    /** Reads what was made at the first start; makes it, or makes it anew where a crash left it empty. */
    static Installation of(Path data) throws IOException {
        Path file = data.resolve("device-uid");
        String uid = Files.exists(file) ? Files.readString(file).strip() : "";
        if (uid.isEmpty()) {
            uid = ReportUids.of("device", List.of(UUID.randomUUID().toString()));
            Path part = data.resolve("device-uid.part");
            Files.writeString(
                    part,
                    uid,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DataFolder.sync(data);
        }
        return new Installation(uid);
    }

    /** The name under which work is held, at most 50 characters. */
    String schedulerName() {
        return deviceUid.substring(0, Math.min(50, deviceUid.length()));
    }
}
