package org.deltarad.node.demo;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.deltarad.report.RoiReference;
import org.deltarad.report.TimePoint;
import org.deltarad.report.sr.ScoreContent;
import org.deltarad.report.sr.SrContent;

/** The demo's result for people, from the Structured Report that was read back from the PACS. */
final class DemoSummary {
    private static final String RULE = "-".repeat(100);

    private final PrintWriter out;

    DemoSummary(PrintWriter out) {
        this.out = out;
    }

    /** Both time points, the features with their changes, the scores. */
    void print(SrContent sr, List<FeatureRow> features) {
        out.println();
        out.println("Delta radiomics of patient " + sr.subject().patientId() + " (synthetic)   RESEARCH USE ONLY");
        out.println(RULE);
        TimePoint first = sr.timePoints().get(0);
        for (TimePoint t : sr.timePoints()) {
            LocalDate day = t.acquired().orElseThrow().toLocalDate();
            long days = ChronoUnit.DAYS.between(first.acquired().orElseThrow().toLocalDate(), day);
            out.printf(
                    "%-14s %s  %-9s %s, %d slices, %d features, ROI \"%s\" of a %s%n",
                    t.role() == TimePoint.Role.BASELINE ? "baseline" : "mid-treatment",
                    day,
                    days == 0 ? "" : "day " + days,
                    t.modality(),
                    t.images().size(),
                    t.features().size(),
                    t.roi().label(),
                    t.roi() instanceof RoiReference.Segment ? "SEG" : "RTSTRUCT");
        }
        out.println();
        out.printf(
                "%-40s %11s %11s %11s   %6s %6s %6s%n",
                "feature (original)", "baseline", "mid", "delta", "z base", "z mid", "dz");
        for (FeatureRow row : features) {
            out.printf(
                    "%-40s %11.5g %11.5g %+11.4g   %+6.2f %+6.2f %+6.2f%n",
                    row.label(), row.before(), row.after(), row.delta(), row.zBefore(), row.zAfter(), row.zDelta());
        }
        out.println();
        sr.scores().forEach(this::print);
        out.println(RULE);
        out.flush();
    }

    private void print(ScoreContent score) {
        if (score instanceof ScoreContent.Scored s) {
            out.printf(
                    "%-14s %+.3f   cut-off %+.3f   %s risk   (%s)%n",
                    s.signature().id(),
                    s.value(),
                    s.cutoff(),
                    s.group(),
                    s.signature().endpoint());
            s.warnings().forEach(w -> out.println("               ! " + w));
        } else if (score instanceof ScoreContent.Withheld w) {
            out.printf("%-14s score withheld: %s%n", w.signature().id(), String.join("; ", w.reasons()));
        } else if (score instanceof ScoreContent.NotScored n) {
            out.printf("%-14s no score: %s%n", n.signature().id(), n.reason());
        }
    }
}
