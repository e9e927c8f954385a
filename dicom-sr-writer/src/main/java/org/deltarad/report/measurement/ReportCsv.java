package org.deltarad.report.measurement;

import java.util.List;
import java.util.stream.Collectors;
import org.deltarad.report.code.Code;

/**
 * The measurements of a report as CSV (RFC 4180, lines ended by LF): a row for each, those that others are inferred from
 * included, and a row for each evaluation. A missing value is an empty cell; numbers have as many digits as their
 * doubles need.
 */
public final class ReportCsv {
    private static final List<String> COLUMNS = List.of(
            "sop_instance_uid",
            "patient_id",
            "group",
            "tracking_identifier",
            "tracking_uid",
            "time_point",
            "finding",
            "site",
            "name",
            "code",
            "scheme",
            "meaning",
            "value",
            "unit",
            "qualifier",
            "modifiers");

    private final MeasurementReportContent report;
    private final StringBuilder text = new StringBuilder();

    private ReportCsv(MeasurementReportContent report) {
        this.report = report;
    }

    /** Header and rows. */
    public static String of(MeasurementReportContent report) {
        ReportCsv csv = new ReportCsv(report);
        csv.line(COLUMNS);
        for (int n = 0; n < report.groups().size(); n++) {
            csv.group(n + 1, report.groups().get(n));
        }
        return csv.text.toString();
    }

    private void group(int number, MeasurementGroup g) {
        g.measurements().stream()
                .flatMap(Measurement::all)
                .forEach(m -> row(
                        number,
                        g,
                        m.label(),
                        m.name(),
                        m.value().map(v -> Double.toString(v)).orElse(""),
                        m.value().isPresent() ? m.unit().value() : "",
                        m.qualifier().map(Code::meaning).orElse(""),
                        modifiers(m.modifiers())));
        g.evaluations()
                .forEach(e -> row(number, g, e.name().meaning(), e.name(), e.text(), "", "", modifiers(e.below())));
    }

    private void row(
            int number,
            MeasurementGroup g,
            String label,
            Code name,
            String value,
            String unit,
            String qualifier,
            String modifiers) {
        line(List.of(
                report.header().instance().sopInstanceUid(),
                report.header().subject().patientId(),
                Integer.toString(number),
                g.trackingIdentifier(),
                g.trackingUid(),
                g.timePoint().name(),
                g.finding().map(Code::meaning).orElse(""),
                g.sites().stream().map(s -> s.code().meaning()).collect(Collectors.joining("; ")),
                label,
                name.value(),
                name.scheme(),
                name.meaning(),
                value,
                unit,
                qualifier,
                modifiers));
    }

    private static String modifiers(List<Evaluation> modifiers) {
        return modifiers.stream().map(m -> m.name().meaning() + ": " + m.text()).collect(Collectors.joining("; "));
    }

    private void line(List<String> cells) {
        text.append(cells.stream().map(ReportCsv::cell).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String cell(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
