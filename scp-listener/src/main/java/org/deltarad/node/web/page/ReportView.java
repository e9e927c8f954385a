package org.deltarad.node.web.page;

import static org.deltarad.node.web.html.Element.styled;
import static org.deltarad.node.web.html.Element.tag;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.node.index.DeliveryRow;
import org.deltarad.node.index.EventRow.Kind;
import org.deltarad.node.index.EventRow.Subject;
import org.deltarad.node.index.ReportRow;
import org.deltarad.node.index.ReportState;
import org.deltarad.node.web.chart.ChangeChart;
import org.deltarad.node.web.chart.ScoreChart;
import org.deltarad.node.web.html.Element;
import org.deltarad.node.web.login.Caller;
import org.deltarad.report.TimePoint;
import org.deltarad.report.sr.ScoreContent;
import org.deltarad.report.sr.SrContent;
import org.deltarad.signature.Signature;

/** A report on the page of its case: scores and charts from its SR, and its deliveries. */
record ReportView(Frame frame, Caller caller, CaseData data, StoredReports reports) {
    /** Beyond, a change is shown as an arrow with its number. */
    private static final double MOST_PERCENT = 150;

    private static final double MOST_Z = 50;

    Element article(CaseData.Report report) {
        ReportRow row = report.row();
        String kind = row.kind() == ReportRow.Kind.DELTA ? "Delta report" : "Baseline report";
        Element article = styled(
                        "article",
                        "report",
                        tag(
                                "h2",
                                kind + " ",
                                styled("span", "quiet", "R" + row.id()),
                                " ",
                                Frame.state(row.state().name())))
                .with("id", "R" + row.id());
        article.add(CaseView.reason(row.reason(), row.state() == ReportState.FAILED), buttons(report));
        row.sopInstanceUid().ifPresent(uid -> {
            article.add(tag("p", "SR ", styled("span", "uid", uid)));
            if (row.state() != ReportState.SUPERSEDED) {
                reports.content(uid).ifPresent(sr -> content(article, sr));
            }
        });
        return article.add(deliveries(report.deliveries()));
    }

    private Element buttons(CaseData.Report report) {
        ReportRow row = report.row();
        Subject subject = new Subject(Kind.REPORT, row.id());
        Element p = styled("p", "buttons");
        if (row.state() == ReportState.FAILED || row.state().isUnwritten()) {
            p.add(CaseView.button(caller, data.row().id(), subject, "retry", "Retry"));
        }
        boolean written = row.sopInstanceUid().isPresent() && row.state() != ReportState.SUPERSEDED;
        if (written && !report.deliveries().isEmpty()) {
            p.add(CaseView.button(caller, data.row().id(), subject, "resend", "Resend to all destinations"));
        }
        return p;
    }

    private static void content(Element article, SrContent sr) {
        article.add(styled(
                "div", "scores", sr.scores().stream().map(ReportView::score).toList()));
        if (sr.timePoints().size() > 1) {
            article.add(changes(sr));
            article.add(FeatureTable.of(
                    sr.timePoints().get(0).features(), sr.timePoints().get(1).features()));
        }
    }

    private static Element score(ScoreContent score) {
        Element section = styled(
                "section",
                "score",
                tag(
                        "h3",
                        score.signature().id() + " " + score.signature().version(),
                        styled("span", "notice", "Research use only")));
        if (score instanceof ScoreContent.Scored s) {
            section.add(
                    tag(
                            "p",
                            tag("b", s.group().name().toLowerCase(Locale.ROOT) + " risk"),
                            " (" + s.signature().endpoint() + ")"),
                    figure(new ScoreChart(s).svg(), ""));
            notes(section, s.warnings());
            String of = s.signature().input() == Signature.Input.DELTA ? "z of the change" : "z at baseline";
            section.add(figure(
                    new ChangeChart(
                                    "Features of the signature: " + of,
                                    "z (harmonised, in standard deviations of the calibration cohort)",
                                    MOST_Z,
                                    s.contributions().stream()
                                            .map(c -> new ChangeChart.Row(c.feature(), c.z()))
                                            .toList())
                            .svg(),
                    ""));
        } else if (score instanceof ScoreContent.Withheld w) {
            notes(section.add(tag("p", tag("b", "Score withheld"))), w.reasons());
        } else if (score instanceof ScoreContent.NotScored n) {
            section.add(tag("p", tag("b", "No score: "), n.reason()));
        }
        return section;
    }

    private static void notes(Element section, List<String> notes) {
        if (!notes.isEmpty()) {
            section.add(
                    styled("ul", "notes", notes.stream().map(n -> tag("li", n)).toList()));
        }
    }

    private static Element figure(Element svg, String caption) {
        Element figure = tag("figure", svg);
        return caption.isEmpty() ? figure : figure.add(tag("figcaption", caption));
    }

    /** The features of the signatures first, then all, folded. */
    private static Element changes(SrContent sr) {
        TimePoint baseline = sr.timePoints().get(0);
        Map<String, Double> deltas = sr.deltas();
        Set<String> named = new LinkedHashSet<>();
        sr.scores().forEach(s -> s.signature().terms().forEach(t -> named.add(t.feature())));
        named.retainAll(deltas.keySet());
        Element section = tag("section", tag("h3", "Change from baseline to mid-treatment"));
        if (!named.isEmpty()) {
            section.add(figure(
                    chart("Features of the signatures", baseline, deltas, named).svg(), ""));
        }
        return section.add(tag(
                "details",
                tag("summary", "All " + deltas.size() + " features, relative change"),
                figure(chart("All features", baseline, deltas, deltas.keySet()).svg(), "")));
    }

    private static ChangeChart chart(
            String title, TimePoint baseline, Map<String, Double> deltas, Set<String> features) {
        return new ChangeChart(
                title,
                "change, % of the baseline value",
                MOST_PERCENT,
                features.stream()
                        .map(f -> new ChangeChart.Row(
                                f,
                                100
                                        * deltas.get(f)
                                        / Math.abs(baseline.features().getOrDefault(f, Double.NaN))))
                        .toList());
    }

    private Element deliveries(List<DeliveryRow> rows) {
        if (rows.isEmpty()) {
            return styled("p", "quiet", "Goes to no destination.");
        }
        Element head = tag("tr");
        for (String column : List.of("Delivery", "Destination", "State", "Attempts", "Reason", "Changed", "")) {
            head.add(column.isEmpty() ? tag("td") : tag("th", column).with("scope", "col"));
        }
        Element body = tag("tbody");
        rows.forEach(d -> body.add(delivery(d)));
        return styled("div", "scroll", tag("table", tag("thead", head), body))
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", "Deliveries");
    }

    private Element delivery(DeliveryRow d) {
        Element reason = styled("td", "reason", d.reason());
        Optional<String> advice =
                d.state() == DeliveryRow.State.DELIVERED ? Optional.empty() : Advice.about(d.reason());
        advice.ifPresent(a -> reason.add(tag("p", tag("b", "What to do: "), a)));
        boolean open = d.state() == DeliveryRow.State.FAILED || d.state() == DeliveryRow.State.PENDING;
        return tag(
                        "tr",
                        tag("th", "D" + d.id()).with("scope", "row"),
                        tag("td", d.destination()),
                        tag("td", Frame.state(d.state().name())),
                        styled("td", "number", Integer.toString(d.attempts())),
                        reason,
                        tag("td", frame.time(d.changedAt())),
                        tag(
                                "td",
                                open
                                        ? CaseView.button(
                                                caller,
                                                data.row().id(),
                                                new Subject(Kind.DELIVERY, d.id()),
                                                "retry",
                                                "Retry")
                                        : ""))
                .with("id", "D" + d.id());
    }
}
