package org.deltarad.volume.io;

import java.io.IOException;
import java.nio.file.Path;

/** An image file cannot be used; the message names the file and says why. */
public final class ImageFileException extends IOException {
    private final transient Path file;

    ImageFileException(Path file, String reason) {
        super(file + ": " + reason);
        this.file = file;
    }

    /** The file; null after serialisation. */
    public Path file() {
        return file;
    }
}
