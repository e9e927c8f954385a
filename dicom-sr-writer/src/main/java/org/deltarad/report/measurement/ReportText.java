package org.deltarad.report.measurement;

import java.util.List;
import java.util.stream.Collectors;
import org.deltarad.report.code.Code;

/** A measurement report for people: what it is, and each group with its measurements and evaluations in lines. */
public final class ReportText {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private ReportText() {}

    /** The text, without the patient's name. */
    public static String of(MeasurementReportContent report) {
        ReportText lines = new ReportText();
        ReportHeader h = report.header();
        lines.line(0, report.title().meaning() + " " + h.instance().sopInstanceUid());
        lines.line(
                0,
                "patient " + h.subject().patientId() + ", study " + h.instance().studyInstanceUid() + ", "
                        + h.contentDate() + " " + h.contentTime());
        lines.line(
                0,
                (h.manufacturer() + " " + h.model() + " " + String.join(" ", h.software())).strip()
                        + (h.seriesDescription().isEmpty() ? "" : ": " + h.seriesDescription()));
        h.supersedes().forEach(s -> lines.line(0, "supersedes " + s.sopInstanceUid()));
        report.groups().forEach(lines::group);
        report.evaluations().forEach(e -> lines.evaluation(0, e));
        report.problems().forEach(p -> lines.line(0, "not read: " + p));
        return lines.text.toString();
    }

    private void group(MeasurementGroup g) {
        text.append('\n');
        line(0, heading(g));
        g.regions().forEach(r -> line(1, region(r)));
        g.measurements().forEach(m -> measurement(1, m));
        g.evaluations().forEach(e -> evaluation(1, e));
    }

    private static String heading(MeasurementGroup g) {
        String what = g.finding().map(Code::meaning).orElse("");
        String where = g.sites().stream().map(s -> s.code().meaning()).collect(Collectors.joining(", "));
        return List.of(g.name().meaning(), g.trackingIdentifier(), g.timePoint().name(), what, where, g.algorithm())
                .stream()
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private static String region(RegionReference r) {
        String name = r.name().map(Code::meaning).orElse("Image");
        String what = r.instance().map(i -> i.sopInstanceUid()).orElse(r.series());
        String segments = r.segments().isEmpty() ? "" : ", segment " + r.segments();
        String frames = r.frames().isEmpty() ? "" : ", frame " + r.frames();
        return name + ": "
                + r.graphic()
                        .map(g -> g.type() + " of " + g.points().size() + " numbers ")
                        .orElse("")
                + what + segments + frames;
    }

    private void measurement(int depth, Measurement m) {
        String value = m.value()
                .map(v ->
                        v + (m.unit().value().equals("1") ? "" : " " + m.unit().value()))
                .orElse("missing"
                        + m.qualifier().map(q -> " (" + q.meaning() + ")").orElse(""));
        String modifiers = m.modifiers().stream().map(Evaluation::text).collect(Collectors.joining(", "));
        line(depth, m.label() + (modifiers.isEmpty() ? "" : " [" + modifiers + "]") + ": " + value);
        m.parameters().forEach(p -> measurement(depth + 1, p));
    }

    private void evaluation(int depth, Evaluation e) {
        line(depth, e.name().meaning() + ": " + e.text());
        e.below().forEach(b -> evaluation(depth + 1, b));
    }

    private void line(int depth, String line) {
        text.append(INDENT.repeat(depth)).append(line.replaceAll("\\R", " ")).append('\n');
    }
}
