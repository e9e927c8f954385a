package org.deltarad.node.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.IncidentRow;
import org.deltarad.node.index.Index;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what cannot be used, and tells a person about it. */
final class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DataFolder folder;
    private final Index index;
    private final Clock clock;

    Quarantine(DataFolder folder, Index index, Clock clock) {
        this.folder = folder;
        this.index = index;
        this.clock = clock;
    }

    /**
     * Moves a file into quarantine and records why; without a record it is not moved.
     *
     * @return its file name there
     */
    String keep(Path file, Source source, String what) throws IOException {
        Instant now = clock.instant();
        String name = STAMP.format(now) + "-" + UUID.randomUUID().toString().substring(0, 8) + ".dcm";
        Path kept = folder.quarantine().resolve(name);
        Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
        try {
            DataFolder.sync(folder.quarantine());
            record(source, what, Optional.of(name), now);
            return name;
        } catch (IOException | RuntimeException e) {
            Files.move(kept, file, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    /** Records something that left nothing to keep. */
    void note(Source source, String what) {
        record(source, what, Optional.empty(), clock.instant());
    }

    private void record(Source source, String what, Optional<String> keptAs, Instant now) {
        String where = keptAs.map(k -> "; kept as quarantine/" + k).orElse("");
        LOG.warn(
                "{}{}: {}{}",
                source.callingAet().isEmpty() ? "" : source.callingAet() + " at ",
                source.address().isEmpty() ? "this disk" : source.address(),
                what,
                where);
        index.update(t -> t.incidents()
                .add(new IncidentRow(
                        source.address(),
                        source.callingAet(),
                        source.sopInstanceUid(),
                        source.patientId(),
                        what + where,
                        keptAs,
                        now)));
    }

    /** Whom and what an incident is about. */
    record Source(String address, String callingAet, Optional<String> sopInstanceUid, Optional<String> patientId) {}
}
