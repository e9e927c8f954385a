package org.weasis.core.api.media.data;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Stand-in: an instance in a file, which Weasis may keep in memory only. */
public class MediaElement implements Taggable {
    private final String uid;
    private final Path file;
    private final boolean inMemory;

    public MediaElement(String uid, Path file, boolean inMemory) {
        this.uid = uid;
        this.file = file;
        this.inMemory = inMemory;
    }

    @Override
    public Object getTagValue(TagW tag) {
        return tag.equals(TagW.get("SOPInstanceUID")) ? uid : null;
    }

    public FileCache getFileCache() {
        return new FileCache(inMemory ? Optional.empty() : Optional.of(file));
    }

    public boolean saveToFile(File output) {
        try {
            Files.copy(file, output.toPath(), StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
