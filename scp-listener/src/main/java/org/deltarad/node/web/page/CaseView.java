package org.deltarad.node.web.page;

import static org.deltarad.node.web.html.Element.styled;
import static org.deltarad.node.web.html.Element.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.node.config.Role;
import org.deltarad.node.index.EventRow;
import org.deltarad.node.index.EventRow.Kind;
import org.deltarad.node.index.EventRow.Subject;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.index.TimePointState;
import org.deltarad.node.web.html.Element;
import org.deltarad.node.web.html.Page;
import org.deltarad.node.web.login.Caller;
import org.deltarad.node.work.Measurement;

/** What the page of a case shows: facts, what is wrong, reports, key slice, timeline, features. */
record CaseView(Frame frame, Caller caller, CaseData data, StoredReports reports) {

    List<Element> content() {
        TimePointRow row = data.row();
        List<Element> parts = new ArrayList<>();
        String patient = row.patient().id().isEmpty()
                ? "no Patient ID"
                : "Patient ID " + row.patient().id();
        parts.add(tag(
                "h1",
                "Case T" + row.id(),
                styled("span", "quiet", " " + patient),
                " ",
                Frame.state(row.state().name())));
        parts.add(problem(row));
        parts.add(styled("div", "columns", facts(row), slice()));
        ReportView view = new ReportView(frame, caller, data, reports);
        data.reports().forEach(r -> parts.add(view.article(r)));
        parts.add(timeline());
        data.measurement().ifPresent(m -> parts.add(FeatureTable.of(m)));
        return parts;
    }

    private Element problem(TimePointRow row) {
        boolean stuck = row.state() == TimePointState.FAILED || row.state() == TimePointState.INCOMPLETE;
        Element box = reason(row.reason(), stuck);
        if (stuck || row.state() == TimePointState.RECEIVED) {
            box.add(button(caller, row.id(), new Subject(Kind.TIME_POINT, row.id()), "retry", "Retry"));
        }
        return box;
    }

    /** A reason and what to do about it; an empty element where there is neither. */
    static Element reason(String reason, boolean bad) {
        Element box = styled("div", bad ? "problem" : "remark");
        if (reason.isEmpty()) {
            return box.with("class", "none");
        }
        box.add(tag("p", reason));
        Advice.about(reason).ifPresent(a -> box.add(tag("p", tag("b", "What to do: "), a)));
        return box;
    }

    /** A button that asks for something; an empty element for who may not. */
    static Element button(Caller caller, long timePointId, Subject row, String action, String words) {
        if (!caller.may(Role.OPERATOR)) {
            return styled("span", "none");
        }
        return Page.form(caller, "/case/T" + timePointId)
                .with("class", "inline")
                .add(
                        hidden("row", row.label()),
                        hidden("action", action),
                        tag("button", words).with("aria-label", words + " " + row.label()));
    }

    private static Element hidden(String name, String value) {
        return tag("input").with("type", "hidden").with("name", name).with("value", value);
    }

    private Element facts(TimePointRow row) {
        Element list = styled("dl", "facts");
        fact(list, "Time point", row.clinicalTrialTimePointId().orElse("\u2013"));
        fact(list, "Acquired", Frame.acquired(row.acquired()));
        data.measurement().ifPresent(m -> {
            fact(list, "Region", m.roiLabel() + " (" + m.roiNumber() + ")");
            fact(list, "Images", images(m));
            m.remarks().forEach(remark -> fact(list, "Remark", remark));
        });
        fact(list, "Mask", styled("span", "uid", row.maskSopInstanceUid()));
        row.seriesInstanceUid().ifPresent(uid -> fact(list, "Series", styled("span", "uid", uid)));
        fact(list, "Received", frame.time(row.createdAt()));
        if (!data.others().isEmpty()) {
            Element others = tag("span");
            data.others()
                    .forEach(o -> others.add(
                            tag("a", "T" + o.id()).with("href", "/case/T" + o.id()),
                            " ",
                            o.clinicalTrialTimePointId().orElseGet(() -> Frame.acquired(o.acquired())),
                            " ",
                            Frame.state(o.state().name()),
                            " "));
            fact(list, "Same patient", others);
        }
        return list;
    }

    private static String images(Measurement m) {
        return m.images().size() + " images, " + m.modality()
                + (m.seriesDescription().isEmpty() ? "" : ", " + m.seriesDescription());
    }

    private static void fact(Element list, String name, Object value) {
        list.add(tag("dt", name), tag("dd", value));
    }

    private Element slice() {
        Optional<Measurement> m = data.measurement().filter(x -> x.slice() != null);
        if (m.isEmpty()) {
            return styled("div", "none");
        }
        String words = "Slice %d of %d with the largest area of the region, outlined"
                .formatted(m.get().slice().number(), m.get().slice().slices());
        return styled(
                "figure",
                "slice",
                tag("img")
                        .with("src", "/slice/T" + data.row().id())
                        .with("alt", words)
                        .with("width", SliceImage.WIDTH),
                tag("figcaption", words));
    }

    private Element timeline() {
        Element head = tag("tr");
        for (String column : List.of("Time", "Of", "State", "What", "By")) {
            head.add(tag("th", column).with("scope", "col"));
        }
        Element body = tag("tbody");
        for (EventRow e : data.events()) {
            body.add(tag(
                    "tr",
                    tag("td", frame.time(e.happenedAt())),
                    tag("td", e.subject().label()),
                    tag("td", e.state().<Object>map(Frame::state).orElse("\u2013")),
                    styled("td", "reason", e.what()),
                    tag("td", e.actor().orElse("node"))));
        }
        return tag(
                "section",
                tag("h2", "Timeline").with("id", "timeline"),
                styled("div", "scroll", tag("table", tag("thead", head), body))
                        .with("tabindex", "0")
                        .with("role", "region")
                        .with("aria-labelledby", "timeline"));
    }
}
