package org.deltarad.weasis.view;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.deltarad.weasis.view.model.ReportView;
import org.deltarad.weasis.view.model.TimePointView;

/**
 * What surrounds the panel: Weasis, or a window of its own. Called on the event thread; what takes time is done elsewhere,
 * and its outcome said on the event thread.
 */
public interface PanelHost {
    /** What a host may be able to do. */
    enum Ability {
        /** Open the one-page PDF. */
        DOCUMENT,
        /** Go to the slice with the largest area. */
        SLICE,
        /** Show and hide a segment. */
        SEGMENT
    }

    /** What it can do for a report. */
    Set<Ability> abilities(ReportView report);

    /**
     * Opens the report's PDF.
     *
     * @param said takes a sentence when it is done, or why not
     */
    void openDocument(ReportView report, Consumer<String> said);

    /** Goes to the image with the largest area of a region. */
    void showLargestSlice(TimePointView.RegionView region, Consumer<String> said);

    /** Shows a region's segmentation, or hides it. */
    void showSegment(TimePointView.RegionView region, boolean visible, Consumer<String> said);

    /**
     * Asks where to save.
     *
     * @param name proposed file name
     */
    Optional<Path> chooseFile(String name);
}
