package org.deltarad.weasis.host;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weasis.core.api.media.data.MediaElement;

/**
 * Segmentations and structure sets, which Weasis keeps outside its model in {@code HiddenSeriesManager} of its DICOM codec
 * bundle. That bundle is not imported, so its two public members are reached by reflection; where they are not there, there
 * are no such objects.
 */
final class HiddenObjects {
    private static final Logger LOG = LoggerFactory.getLogger(HiddenObjects.class);
    private static final String MANAGER = "org.weasis.dicom.codec.HiddenSeriesManager";

    private HiddenObjects() {}

    /** All that Weasis keeps, of all patients. */
    static List<MediaElement> of(List<ClassLoader> loaders) {
        for (ClassLoader loader : loaders) {
            try {
                Class<?> manager = loader.loadClass(MANAGER);
                Object instance = manager.getMethod("getInstance").invoke(null);
                return elements(manager.getField("series2Elements").get(instance));
            } catch (ReflectiveOperationException notThere) {
                LOG.debug("{} knows no {}", loader, MANAGER);
            }
        }
        return List.of();
    }

    private static List<MediaElement> elements(Object bySeries) {
        List<MediaElement> all = new ArrayList<>();
        if (bySeries instanceof Map<?, ?> map) {
            for (Object elements : map.values()) {
                if (elements instanceof Collection<?> c) {
                    c.stream()
                            .filter(MediaElement.class::isInstance)
                            .map(MediaElement.class::cast)
                            .forEach(all::add);
                }
            }
        }
        return all;
    }

    /**
     * Shows or hides a segmentation.
     *
     * @throws ReflectiveOperationException when Weasis' object has no such method
     */
    static void setVisible(MediaElement segmentation, boolean visible) throws ReflectiveOperationException {
        Method setVisible = segmentation.getClass().getMethod("setVisible", boolean.class);
        setVisible.invoke(segmentation, visible);
    }
}
