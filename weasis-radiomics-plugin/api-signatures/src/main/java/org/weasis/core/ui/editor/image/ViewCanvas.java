package org.weasis.core.ui.editor.image;

import java.util.Comparator;
import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.api.media.data.MediaSeries;

/** Signature only: a view of a series. */
public interface ViewCanvas<E extends ImageElement> {
    MediaSeries<E> getSeries();

    Object getActionValue(String action);

    Comparator<E> getCurrentSortComparator();
}
