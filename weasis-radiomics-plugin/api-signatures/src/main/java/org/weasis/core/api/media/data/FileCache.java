package org.weasis.core.api.media.data;

import java.nio.file.Path;
import java.util.Optional;

/** Signature only: {@code Optional<File>} up to Weasis 4.6, of the same erasure. */
public class FileCache {
    protected FileCache() {}

    public Optional<Path> getOriginalFile() {
        throw new UnsupportedOperationException();
    }
}
