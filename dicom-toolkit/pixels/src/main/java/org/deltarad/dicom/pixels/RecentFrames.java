package org.deltarad.dicom.pixels;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.pixels.codestream.CodestreamException;

/** The frames found in the latest multi-frame files, so that their items are not walked again for each frame. Thread safe. */
final class RecentFrames {
    private static final int KEPT = 8;

    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(WeakReference<Element.Bulk> pixelData, EncapsulatedFrames frames) {}

    /** Finds frames that are not known yet. */
    interface Search {
        EncapsulatedFrames find() throws CodestreamException;
    }

    EncapsulatedFrames of(Element.Bulk pixelData, Search search) throws CodestreamException {
        synchronized (entries) {
            for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
                Entry entry = all.next();
                if (entry.pixelData().refersTo(pixelData)) {
                    return entry.frames();
                }
                if (entry.pixelData().refersTo(null)) {
                    all.remove();
                }
            }
        }
        EncapsulatedFrames found = search.find();
        synchronized (entries) {
            entries.addFirst(new Entry(new WeakReference<>(pixelData), found));
            if (entries.size() > KEPT) {
                entries.removeLast();
            }
        }
        return found;
    }
}
