package org.deltarad.fhir;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.report.ImageNotes;
import org.deltarad.report.TimePoint;

/** What a reader of a time point's numbers should know, in sentences. */
final class Remarks {
    private Remarks() {}

    static List<String> of(TimePoint point) {
        ImageNotes notes = point.series().notes();
        List<String> remarks = new ArrayList<>();
        point.protocol().id().ifPresent(id -> remarks.add("Time point of the protocol: " + id));
        point.protocol()
                .offset()
                .ifPresent(offset -> remarks.add("Days from " + offset.event() + ": " + offset.days()));
        if (!notes.volume().isBlank()) {
            remarks.add("Volume of the series: " + notes.volume());
        }
        if (!notes.lossyCompression().isBlank()) {
            remarks.add("Images compressed with loss: " + notes.lossyCompression());
        }
        remarks.addAll(notes.remarks());
        return remarks;
    }
}
