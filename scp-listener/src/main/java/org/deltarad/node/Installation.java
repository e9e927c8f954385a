package org.deltarad.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.deltarad.report.ReportUids;

/**
 * What tells one installation from another.
 *
 * @param deviceUid Device UID, made once and kept in the data folder
 */
record Installation(String deviceUid) {
    static Installation of(Path data) throws IOException {
        Path file = data.resolve("device-uid");
        if (!Files.exists(file)) {
            Files.writeString(
                    file, ReportUids.of("device", List.of(UUID.randomUUID().toString())));
        }
        return new Installation(Files.readString(file).strip());
    }

    /** The name under which work is held, at most 50 characters. */
    String schedulerName() {
        return deviceUid.substring(0, Math.min(50, deviceUid.length()));
    }
}
