package org.deltarad.node.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A folder whose files are taken as if they had been sent.
 *
 * @param folder       with subfolders; empty for none; absolute once read from a file
 * @param quietSeconds time that a file must not have changed for
 */
public record InboxConfig(Optional<Path> folder, double quietSeconds) {
    public InboxConfig {
        Checks.seconds("quietSeconds", quietSeconds);
    }

    /** Time that a file must not have changed for. */
    public Duration quiet() {
        return Checks.duration(quietSeconds);
    }

    /** With its path relative to a folder made absolute. */
    InboxConfig resolvedAgainst(Path base) {
        return new InboxConfig(folder.map(f -> base.resolve(f).normalize()), quietSeconds);
    }
}
