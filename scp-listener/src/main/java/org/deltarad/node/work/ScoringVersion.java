package org.deltarad.node.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.deltarad.hash.Sha256;
import org.deltarad.node.index.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What reports were last made with, kept in the data folder: a node that starts with other signatures, calibrations or
 * extractions makes them again, once.
 */
public final class ScoringVersion {
    private static final Logger LOG = LoggerFactory.getLogger(ScoringVersion.class);
    private static final String ACTOR = "scores.rescore";

    private final Path file;
    private final Operations operations;

    /** @param data the data folder */
    public ScoringVersion(Path data, Operations operations) {
        this.file = data.resolve("scoring-version");
        this.operations = operations;
    }

    /**
     * Asks for all reports again when the protocols are not those of the last time; reports that would come out the same stay.
     *
     * @throws IOException when the data folder cannot be read or written
     */
    public void apply(Protocols protocols) throws IOException {
        String now = Sha256.hex(protocols.version().getBytes(StandardCharsets.UTF_8));
        if (Files.exists(file) && Files.readString(file).strip().equals(now)) {
            return;
        }
        Operations.Outcome outcome = operations.rescore(Optional.empty(), ACTOR);
        LOG.info("Signatures, calibration or extraction are not those of the last start: {}", outcome.words());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(
                part,
                now,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DataFolder.sync(file.getParent());
    }
}
