package org.deltarad.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reference files that are kept beside the project, not in it: {@code ../shared/refs}, or under DELTARAD_SHARED. */
public final class SharedRefs {
    private SharedRefs() {}

    /** A file or folder below the reference folder, where it is at hand. */
    public static Optional<Path> find(String name) {
        String named = System.getenv("DELTARAD_SHARED");
        if (named != null) {
            return existing(Path.of(named).resolve("refs").resolve(name));
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Optional<Path> found = existing(p.resolve("shared/refs").resolve(name));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> existing(Path path) {
        return Optional.of(path).filter(Files::exists);
    }
}
