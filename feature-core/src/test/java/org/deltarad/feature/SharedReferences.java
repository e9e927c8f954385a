package org.deltarad.feature;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reference files that may not be part of the project: folder shared/refs, beside the project or in DELTARAD_SHARED. */
public final class SharedReferences {
    private SharedReferences() {}

    /** A test on the reference folder. */
    @FunctionalInterface
    public interface Check {
        void run(Path folder) throws Exception;
    }

    /** Runs the check on a file or folder below shared/refs; says so when it is not there. */
    public static void ifPresent(String name, Check check) throws Exception {
        Optional<Path> found = root().map(root -> root.resolve(name)).filter(Files::exists);
        if (found.isPresent()) {
            check.run(found.get());
        } else {
            System.out.println("left out: shared/refs/" + name + " is not there (set DELTARAD_SHARED to the folder"
                    + " that holds refs)");
        }
    }

    private static Optional<Path> root() {
        String given = System.getenv("DELTARAD_SHARED");
        if (given != null) {
            return Optional.of(Path.of(given, "refs"));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/refs");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
