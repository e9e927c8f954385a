package org.weasis.core.api.media.data;

import java.io.File;

/** Signature only: an instance. */
public class MediaElement implements Taggable {
    protected MediaElement() {}

    @Override
    public Object getTagValue(TagW tag) {
        throw new UnsupportedOperationException();
    }

    public FileCache getFileCache() {
        throw new UnsupportedOperationException();
    }

    public boolean saveToFile(File output) {
        throw new UnsupportedOperationException();
    }
}
