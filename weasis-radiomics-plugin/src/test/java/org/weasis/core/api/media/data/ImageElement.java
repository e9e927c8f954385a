package org.weasis.core.api.media.data;

import java.nio.file.Path;

/** Stand-in. */
public class ImageElement extends MediaElement {
    public ImageElement(String uid, Path file) {
        super(uid, file, false);
    }
}
