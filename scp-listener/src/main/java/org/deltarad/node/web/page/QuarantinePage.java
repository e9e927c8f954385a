package org.deltarad.node.web.page;

import static org.deltarad.node.web.html.Element.styled;
import static org.deltarad.node.web.html.Element.tag;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.deltarad.node.audit.AuditEvents;
import org.deltarad.node.audit.AuditTrail;
import org.deltarad.node.index.IncidentRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.web.html.Element;
import org.deltarad.node.web.html.Page;
import org.deltarad.node.web.login.Caller;

/** {@code GET /quarantine}: what came in and could not be used, or broke off. */
final class QuarantinePage extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int PER_PAGE = 50;

    private final transient Frame frame;
    private final transient Index index;
    private final transient AuditTrail audit;

    QuarantinePage(Frame frame, Index index, AuditTrail audit) {
        this.frame = frame;
        this.index = index;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean kept = "1".equals(request.getParameter("kept"));
        String number = request.getParameter("page");
        int page = number != null && number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
        List<IncidentRow> rows = index.read(t -> t.incidents().page(kept, PER_PAGE + 1, page * PER_PAGE));
        audit.record(AuditEvents.queried(Caller.of(request).name(), request.getRemoteAddr(), "/quarantine"));
        Element body = tag("tbody");
        rows.stream().limit(PER_PAGE).forEach(i -> body.add(row(i)));
        if (rows.isEmpty()) {
            body.add(tag("tr", styled("td", "none", "Nothing was refused.").with("colspan", "5")));
        }
        Element head = tag("tr");
        for (String column : List.of("Time", "From", "Patient ID", "What, and what to do", "Kept as")) {
            head.add(tag("th", column).with("scope", "col"));
        }
        Page out = frame.page(request, "Quarantine", "/quarantine")
                .add(
                        tag("h1", "Quarantine"),
                        tag(
                                "p",
                                "Objects that were refused, and associations that broke off. ",
                                kept
                                        ? tag("a", "Show all").with("href", "/quarantine")
                                        : tag("a", "Show those of which the file is kept")
                                                .with("href", "/quarantine?kept=1")),
                        styled("div", "scroll", tag("table", tag("thead", head), body))
                                .with("tabindex", "0")
                                .with("role", "region")
                                .with("aria-label", "Incidents"));
        if (rows.size() > PER_PAGE) {
            String href = "/quarantine?page=" + (page + 1) + (kept ? "&kept=1" : "");
            out.add(styled(
                    "nav", "pages", tag("a", "older \u2192").with("href", href).with("rel", "next")));
        }
        out.send(response, HttpServletResponse.SC_OK);
    }

    private Element row(IncidentRow i) {
        String from = i.callingAet().isEmpty() ? i.peerAddress() : i.callingAet() + " at " + i.peerAddress();
        Element what = styled("td", "reason", i.what());
        i.sopInstanceUid().ifPresent(uid -> what.add(tag("p", styled("span", "uid", uid))));
        Advice.about(i.what()).ifPresent(a -> what.add(tag("p", tag("b", "What to do: "), a)));
        return tag(
                "tr",
                tag("td", frame.time(i.happenedAt())),
                tag("td", from.isEmpty() ? "this disk" : from),
                tag("td", i.patientId().orElse("\u2013")),
                what,
                styled("td", "uid", i.keptAs().orElse("\u2013")));
    }
}
