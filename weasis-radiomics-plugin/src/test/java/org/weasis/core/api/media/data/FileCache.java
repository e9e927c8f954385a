package org.weasis.core.api.media.data;

import java.nio.file.Path;
import java.util.Optional;

/** Stand-in: a file, or none. */
public class FileCache {
    private final Optional<Path> file;

    public FileCache(Optional<Path> file) {
        this.file = file;
    }

    public Optional<Path> getOriginalFile() {
        return file;
    }
}
