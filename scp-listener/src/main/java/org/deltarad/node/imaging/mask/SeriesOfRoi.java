package org.deltarad.node.imaging.mask;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;

/** Finds the one series that an ROI was drawn on, among those that its object names. */
final class SeriesOfRoi {
    private SeriesOfRoi() {}

    /**
     * The series; without UIDs where neither the object nor the ROI names one.
     *
     * @param named   series that the object names and that come into question
     * @param drawnOn SOP Instance UIDs that the ROI itself names, possibly none
     * @param roi     the ROI, for the message
     */
    static MaskReferences find(List<MaskReferences> named, Set<String> drawnOn, String roi) throws ImagingException {
        if (named.size() == 1) {
            return named.get(0);
        }
        if (named.isEmpty()) {
            return new MaskReferences("", "", drawnOn);
        }
        List<MaskReferences> holding = named.stream()
                .filter(s -> !Collections.disjoint(s.sopInstanceUids(), drawnOn))
                .toList();
        if (holding.size() == 1) {
            return holding.get(0);
        }
        throw new ImagingException(
                Reason.AMBIGUOUS,
                roi + " may have been drawn on any of several series: "
                        + named.stream().map(MaskReferences::seriesUid).collect(Collectors.joining(", ")),
                named.stream().map(MaskReferences::seriesUid).toList());
    }
}
