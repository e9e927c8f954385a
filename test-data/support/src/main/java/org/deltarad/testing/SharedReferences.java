package org.deltarad.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Reference files that are kept beside the project, not in it: {@code ../shared/refs}, or refs in DELTARAD_SHARED. */
public final class SharedReferences {
    private SharedReferences() {}

    /** A file or folder, by its path below refs; the test is skipped, and says so, where it is not at hand. */
    public static Path require(String name) {
        String given = System.getenv("DELTARAD_SHARED");
        if (given != null) {
            Path path = Path.of(given, "refs").resolve(name);
            if (Files.exists(path)) {
                return path;
            }
        } else {
            for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
                Path path = at.resolve("shared/refs").resolve(name);
                if (Files.exists(path)) {
                    return path;
                }
            }
        }
        String reason = "shared/refs/" + name + " is not there (set DELTARAD_SHARED to the folder that holds refs)";
        System.out.println("left out: " + reason);
        return Assumptions.abort(reason);
    }
}
