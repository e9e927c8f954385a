package org.deltarad.node.web.page;

import static org.deltarad.node.web.html.Element.styled;
import static org.deltarad.node.web.html.Element.tag;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deltarad.node.audit.AuditEvents;
import org.deltarad.node.audit.AuditTrail;
import org.deltarad.node.index.CaseRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.web.html.Element;
import org.deltarad.node.web.login.Caller;

/** {@code GET /}: the cases, those that changed last first. */
final class WorklistPage extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int PER_PAGE = 50;
    private static final int REFRESH_SECONDS = 15;

    private final transient Frame frame;
    private final transient Index index;
    private final transient AuditTrail audit;

    WorklistPage(Frame frame, Index index, AuditTrail audit) {
        this.frame = frame;
        this.index = index;
        this.audit = audit;
    }

    private record Found(List<CaseRow> rows, Map<CaseRow.State, Integer> counts) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WorklistQuery query = WorklistQuery.of(request, frame.zone());
        Found found = index.read(t -> new Found(
                t.worklist().page(query.filter(), PER_PAGE + 1, query.page() * PER_PAGE),
                t.worklist().counts(query.filter())));
        if (query.isFiltered()) {
            audit.record(AuditEvents.queried(
                    Caller.of(request).name(), request.getRemoteAddr(), "/?" + request.getQueryString()));
        }
        boolean more = found.rows().size() > PER_PAGE;
        List<CaseRow> rows = more ? found.rows().subList(0, PER_PAGE) : found.rows();
        frame.page(request, "Worklist", "/")
                .refreshing(query.isFiltered() || query.page() > 0 ? 0 : REFRESH_SECONDS)
                .add(
                        tag("h1", "Worklist"),
                        states(query, found.counts()),
                        form(query),
                        table(rows, query),
                        pages(query, more))
                .send(response, HttpServletResponse.SC_OK);
    }

    private static Element states(WorklistQuery query, Map<CaseRow.State, Integer> counts) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        Element list = styled("ul", "states", tag("li", state(query, "", "all", all)));
        counts.forEach((state, n) -> list.add(tag("li", state(query, state.name(), state.name(), n))));
        return tag("nav", list).with("aria-label", "Cases by state");
    }

    private static Element state(WorklistQuery query, String value, String name, int count) {
        Element a = tag("a", name.equals("all") ? "all" : Frame.state(name), styled("b", "count", count))
                .with("href", query.inState(value).href(0));
        return query.state().equals(value) ? a.with("aria-current", "true") : a;
    }

    private static Element form(WorklistQuery query) {
        return styled(
                        "form",
                        "filter",
                        tag("input")
                                .with("type", "hidden")
                                .with("name", "state")
                                .with("value", query.state()),
                        field("patient", "Patient ID", "search", query.patient()),
                        field("text", "Reason or UID contains", "search", query.text()),
                        field("from", "Received from", "date", query.from()),
                        field("to", "to", "date", query.to()),
                        tag("button", "Filter"),
                        tag("a", "Clear").with("href", "/"))
                .with("method", "get")
                .with("action", "/")
                .with("role", "search");
    }

    private static Element field(String name, String label, String type, String value) {
        return tag(
                "label",
                label,
                tag("input").with("type", type).with("name", name).with("value", value));
    }

    private Element table(List<CaseRow> rows, WorklistQuery query) {
        Element head = tag("tr");
        for (String column : List.of("Case", "Patient ID", "Time point", "Acquired", "State", "Reason", "Changed")) {
            head.add(tag("th", column).with("scope", "col"));
        }
        List<Object> body = new ArrayList<>(rows.stream().map(this::row).toList());
        if (rows.isEmpty()) {
            String none = query.isFiltered() ? "No case fits." : "Nothing has been received yet.";
            body.add(tag("tr", styled("td", "none", none).with("colspan", "7")));
        }
        return styled(
                        "div",
                        "scroll",
                        tag(
                                "table",
                                styled("caption", "quiet", "Cases, those that changed last first"),
                                tag("thead", head),
                                tag("tbody", body)))
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", "Cases");
    }

    private Element row(CaseRow c) {
        String patient = c.patientId().isEmpty() ? "no Patient ID" : c.patientId();
        return tag(
                "tr",
                tag("th", tag("a", "T" + c.id()).with("href", "/case/T" + c.id()))
                        .with("scope", "row"),
                tag("td", patient),
                tag("td", c.clinicalTrialTimePointId().orElse("\u2013")),
                styled("td", "time", Frame.acquired(c.acquired())),
                tag("td", Frame.state(c.state().name().toLowerCase(Locale.ROOT))),
                styled("td", "reason", c.reason()),
                tag("td", frame.time(c.changedAt())));
    }

    private static Element pages(WorklistQuery query, boolean more) {
        Element nav = styled("nav", "pages").with("aria-label", "Pages of the list");
        if (query.page() > 0) {
            nav.add(tag("a", "\u2190 newer")
                    .with("href", query.href(query.page() - 1))
                    .with("rel", "prev"));
        }
        if (query.page() > 0 || more) {
            nav.add(tag("span", "page " + (query.page() + 1)));
        }
        if (more) {
            nav.add(tag("a", "older \u2192")
                    .with("href", query.href(query.page() + 1))
                    .with("rel", "next"));
        }
        return nav;
    }
}
