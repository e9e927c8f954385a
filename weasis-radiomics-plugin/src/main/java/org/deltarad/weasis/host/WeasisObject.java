package org.deltarad.weasis.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.weasis.core.api.media.data.MediaElement;
import org.weasis.core.api.media.data.TagW;

/**
 * An instance that Weasis has loaded.
 *
 * @param uid     SOP Instance UID
 * @param element Weasis' object of it
 */
record WeasisObject(String uid, MediaElement element) {
    static final String SOP_INSTANCE_UID = "SOPInstanceUID";

    /** Where a file is for the time of a task. */
    interface Task<T, E extends Exception> {
        T on(Path file) throws E, IOException;
    }

    /** The object of an element that has a SOP Instance UID. */
    static Optional<WeasisObject> of(MediaElement element) {
        return uid(element).map(u -> new WeasisObject(u, element));
    }

    static Optional<String> uid(MediaElement element) {
        TagW tag = TagW.get(SOP_INSTANCE_UID);
        return tag != null && element.getTagValue(tag) instanceof String uid ? Optional.of(uid) : Optional.empty();
    }

    /**
     * Does something with the file: Weasis' own, or one written for it where the object is in memory only.
     *
     * @throws IOException when there is no file
     */
    <T, E extends Exception> T with(Task<T, E> task) throws E, IOException {
        Optional<Path> own = ownFile();
        if (own.isPresent()) {
            return task.on(own.get());
        }
        Path copy = Files.createTempFile("deltarad", ".dcm");
        try {
            if (!element.saveToFile(copy.toFile())) {
                throw new IOException("Weasis has no file of " + uid);
            }
            return task.on(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** {@code Optional<File>} up to Weasis 4.6, {@code Optional<Path>} since. */
    private Optional<Path> ownFile() {
        Optional<?> file = element.getFileCache().getOriginalFile();
        Object f = file.orElse(null);
        Path path = f instanceof File io ? io.toPath() : f instanceof Path nio ? nio : null;
        return Optional.ofNullable(path).filter(Files::isReadable);
    }
}
