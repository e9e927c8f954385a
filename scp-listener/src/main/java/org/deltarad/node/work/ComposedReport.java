package org.deltarad.node.work;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deltarad.node.picture.page.ReportPage;
import org.deltarad.report.Report;
import org.deltarad.report.RoiReference;

/**
 * A report with what is sent beside it.
 *
 * @param report        it
 * @param page          it on one page; empty when an earlier version of the node measured a time point
 * @param segmentations SOP Instance UIDs of the SEGs that were made of its regions
 * @param fingerprint   of all that it is made of, without the report that it replaces
 */
public record ComposedReport(Report report, Optional<ReportPage> page, List<String> segmentations, String fingerprint) {
    public ComposedReport {
        segmentations = List.copyOf(segmentations);
    }

    /** The report of measured time points, in its order. */
    static ComposedReport of(Report report, List<Measurement> measured, String fingerprint) {
        boolean drawn = measured.stream().allMatch(m -> m.slice() != null);
        return new ComposedReport(
                report,
                drawn
                        ? Optional.of(new ReportPage(
                                report,
                                measured.stream().map(Measurement::slice).toList()))
                        : Optional.empty(),
                measured.stream()
                        .map(Measurement::written)
                        .filter(Objects::nonNull)
                        .map(RoiReference.Segment::instance)
                        .map(i -> i.sopInstanceUid())
                        .toList(),
                fingerprint);
    }
}
