package org.deltarad.report.sr;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.dicom.Tag;
import org.deltarad.report.Device;
import org.deltarad.report.DicomDateTime;
import org.deltarad.report.Finding;
import org.deltarad.report.Report;
import org.deltarad.report.ReportLinks;
import org.deltarad.report.Subject;
import org.deltarad.report.TimePoint;

/**
 * All that an SR carries of a {@link Report}: {@code SrReader.read(SrWriter.write(report))} equals
 * {@code SrContent.of(report)}. Not carried: the numbers of calibrations (their hashes are); times beyond the microsecond;
 * attributes of the subject outside {@link Subject#of}, and its Specific Character Set, the SR being in UTF-8; white
 * space around texts.
 *
 * @param deltas feature names and mid-treatment minus baseline, in their order; empty for one time point
 */
public record SrContent(
        String sopInstanceUid,
        String seriesInstanceUid,
        LocalDateTime created,
        Subject subject,
        Device device,
        String extraction,
        Map<String, String> settings,
        Finding finding,
        List<TimePoint> timePoints,
        Map<String, Double> deltas,
        List<ScoreContent> scores,
        ReportLinks links) {
    public SrContent {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        timePoints = List.copyOf(timePoints);
        deltas = Collections.unmodifiableMap(new LinkedHashMap<>(deltas));
        scores = List.copyOf(scores);
    }

    /** What the SR of a report carries. */
    public static SrContent of(Report r) {
        return new SrContent(
                r.sopInstanceUid(),
                r.seriesInstanceUid(),
                DicomDateTime.toMicroseconds(r.created()),
                subject(r.subject()),
                r.device(),
                r.extraction(),
                r.settings(),
                r.finding(),
                r.timePoints().stream().map(SrContent::toMicroseconds).toList(),
                r.deltas(),
                r.scores().stream().map(ScoreContent::of).toList(),
                r.links());
    }

    /** The subject as the SR has it, in UTF-8 whatever the source was in. */
    static Subject subject(Subject s) {
        return new Subject(Subject.of(s.attributes()).attributes().toBuilder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .build());
    }

    private static TimePoint toMicroseconds(TimePoint t) {
        return new TimePoint(
                t.role(),
                t.acquired().map(DicomDateTime::toMicroseconds),
                t.protocol(),
                t.series(),
                t.region(),
                t.acquisition(),
                t.features());
    }
}
