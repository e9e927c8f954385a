package org.deltarad.node.work;

import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.ProtocolTimePoint;

/** Where in a trial or treatment a scan stands, by the Clinical Trial Study module of its images (PS3.3 C.7.2.3). */
final class TrialContext {
    private TrialContext() {}

    /**
     * @param id Clinical Trial Time Point ID of image or mask
     */
    static ProtocolTimePoint of(Optional<String> id, Dataset header) {
        Optional<Double> days =
                header.number(Tag.LongitudinalTemporalOffsetFromEvent).filter(Double::isFinite);
        Optional<String> event =
                header.string(Tag.LongitudinalTemporalEventType).filter(e -> !e.isBlank());
        return new ProtocolTimePoint(id, days.flatMap(d -> event.map(e -> new ProtocolTimePoint.Offset(d, e.strip()))));
    }
}
