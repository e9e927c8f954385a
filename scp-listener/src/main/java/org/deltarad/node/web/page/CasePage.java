package org.deltarad.node.web.page;

import static org.deltarad.node.web.html.Element.styled;
import static org.deltarad.node.web.html.Element.tag;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.deltarad.node.audit.AuditEvent.Action;
import org.deltarad.node.audit.AuditEvents;
import org.deltarad.node.audit.AuditTrail;
import org.deltarad.node.index.EventRow.Kind;
import org.deltarad.node.index.EventRow.Subject;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.Tables;
import org.deltarad.node.web.html.Element;
import org.deltarad.node.web.login.Caller;
import org.deltarad.node.work.Operations;

/**
 * {@code /case/T12}: a case; reports ({@code R7}) and deliveries ({@code D9}) lead to theirs. A form sends {@code row} and
 * {@code action}, {@code retry} or {@code resend}.
 */
final class CasePage extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Frame frame;
    private final transient Index index;
    private final transient Operations operations;
    private final transient StoredReports reports;
    private final transient AuditTrail audit;

    CasePage(Frame frame, Index index, Operations operations, StoredReports reports, AuditTrail audit) {
        this.frame = frame;
        this.index = index;
        this.operations = operations;
        this.reports = reports;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Subject> subject = subject(request);
        if (subject.isPresent() && subject.get().kind() != Kind.TIME_POINT) {
            Optional<Long> id = index.read(t -> CaseData.timePointOf(t, subject.get()));
            if (id.isPresent()) {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader(
                        "Location", "/case/T" + id.get() + "#" + subject.get().label());
                return;
            }
        }
        Optional<CaseData> data = data(subject);
        if (data.isEmpty()) {
            unknown(request, response);
            return;
        }
        record(request, data.get(), Action.READ, "");
        show(request, response, data.get(), HttpServletResponse.SC_OK, Optional.empty());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Subject> page = subject(request);
        Optional<Subject> row = Optional.ofNullable(request.getParameter("row")).flatMap(Subject::parse);
        Optional<CaseData> before = data(page);
        if (before.isEmpty() || row.isEmpty() || !index.read(t -> belongs(t, row.get(), page.get()))) {
            unknown(request, response);
            return;
        }
        String action = request.getParameter("action");
        String who = Caller.of(request).name();
        Operations.Outcome outcome = "resend".equals(action)
                ? operations.resend(row.get().id(), Optional.empty(), who)
                : operations.retry(row.get(), who);
        record(request, before.get(), Action.UPDATE, outcome.words());
        show(request, response, data(page).orElseThrow(), status(outcome), Optional.of(outcome));
    }

    private static boolean belongs(Tables t, Subject row, Subject page) {
        if (row.kind() == Kind.TIME_POINT) {
            return row.equals(page);
        }
        long report = row.kind() == Kind.REPORT
                ? row.id()
                : t.deliveries().find(row.id()).map(d -> d.reportId()).orElse(-1L);
        return t.reports().ofTimePoint(page.id()).stream().anyMatch(r -> r.id() == report);
    }

    private static int status(Operations.Outcome outcome) {
        if (outcome instanceof Operations.Accepted) {
            return HttpServletResponse.SC_OK;
        }
        return outcome instanceof Operations.Unknown
                ? HttpServletResponse.SC_NOT_FOUND
                : HttpServletResponse.SC_CONFLICT;
    }

    private static Optional<Subject> subject(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? Optional.empty() : Subject.parse(info.substring(1));
    }

    private Optional<CaseData> data(Optional<Subject> subject) {
        return subject.filter(s -> s.kind() == Kind.TIME_POINT).flatMap(s -> index.read(t -> CaseData.read(t, s.id())));
    }

    private void record(HttpServletRequest request, CaseData data, Action action, String what) {
        audit.record(AuditEvents.accessed(
                Caller.of(request).name(),
                request.getRemoteAddr(),
                action,
                data.row().patient().id(),
                data.studyUid(),
                what));
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            CaseData data,
            int status,
            Optional<Operations.Outcome> outcome)
            throws IOException {
        Element said = styled("div", "said");
        outcome.ifPresent(o -> said.add(styled("p", o instanceof Operations.Accepted ? "done" : "problem", o.words())
                .with("role", "status")));
        CaseView view = new CaseView(frame, Caller.of(request), data, reports);
        frame.page(request, "Case T" + data.row().id(), "")
                .add(said, view.content())
                .send(response, status);
    }

    private void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        frame.page(request, "No such case", "")
                .add(
                        tag("h1", "No such case"),
                        tag("p", tag("a", "To the worklist").with("href", "/")))
                .send(response, HttpServletResponse.SC_NOT_FOUND);
    }
}
