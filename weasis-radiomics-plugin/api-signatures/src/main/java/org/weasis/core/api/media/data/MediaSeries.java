package org.weasis.core.api.media.data;

import java.awt.datatransfer.Transferable;
import java.util.Comparator;
import java.util.List;
import org.weasis.core.api.gui.util.Filter;

/** Signature only: a series. */
public interface MediaSeries<E> extends MediaSeriesGroup, Transferable {
    List<E> copyOfMedias(Filter<E> filter, Comparator<E> sort);

    MediaElement getFirstSpecialElement();

    String getMimeType();
}
