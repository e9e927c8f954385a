package org.weasis.dicom.codec;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.weasis.core.api.media.data.MediaElement;

/** Stand-in for what the plugin reaches by reflection. */
public class HiddenSeriesManager {
    private static final HiddenSeriesManager INSTANCE = new HiddenSeriesManager();

    public final Map<String, Set<MediaElement>> series2Elements = new ConcurrentHashMap<>();

    public static HiddenSeriesManager getInstance() {
        return INSTANCE;
    }

    /** Stand-in for a segmentation. */
    public static class Segmentation extends MediaElement {
        private boolean visible = true;

        public Segmentation(String uid, Path file) {
            super(uid, file, false);
        }

        public void setVisible(boolean visible) {
            this.visible = visible;
        }

        public boolean isVisible() {
            return visible;
        }
    }
}
