package org.deltarad.weasis.host;

import java.util.List;
import java.util.Optional;
import org.weasis.core.api.gui.util.ActionW;
import org.weasis.core.api.gui.util.Filter;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.core.ui.editor.image.ViewCanvas;

/** Goes to an image in the selected view of an open viewer, by the slider that scrolls its series. */
final class SliceJump {
    private static final String FILTER = "filter_series";

    private SliceJump() {}

    /**
     * Goes to an image.
     *
     * @return its position in the view, from 1; empty when no selected view shows its series
     */
    static Optional<Integer> to(String sopInstanceUid) {
        return GuiUtils.getUICore().getViewerPlugins().stream()
                .filter(ImageViewerPlugin.class::isInstance)
                .flatMap(p -> in((ImageViewerPlugin<?>) p, sopInstanceUid).stream())
                .findFirst();
    }

    private static <E extends ImageElement> Optional<Integer> in(ImageViewerPlugin<E> viewer, String uid) {
        ViewCanvas<E> view = viewer.getSelectedViewCanvas();
        if (view == null || view.getSeries() == null) {
            return Optional.empty();
        }
        // Weasis keeps the filter of the view's series as an Object
        @SuppressWarnings("unchecked")
        Filter<E> filter = view.getActionValue(FILTER) instanceof Filter<?> f ? (Filter<E>) f : null;
        List<E> images = view.getSeries().copyOfMedias(filter, view.getCurrentSortComparator());
        for (int n = 0; n < images.size(); n++) {
            if (WeasisObject.uid(images.get(n)).filter(uid::equals).isPresent()) {
                int position = n + 1;
                return viewer.getEventManager().getAction(ActionW.SCROLL_SERIES).map(slider -> {
                    slider.setSliderValue(position);
                    return position;
                });
            }
        }
        return Optional.empty();
    }
}
