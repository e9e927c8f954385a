package org.deltarad.node.web;

import static org.deltarad.node.web.html.Element.styled;
import static org.deltarad.node.web.html.Element.tag;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.JobRow;
import org.deltarad.node.web.html.Element;
import org.deltarad.node.web.html.Page;
import org.deltarad.node.web.login.Caller;

/** {@code GET /}: the list of jobs as a page that needs no script. */
final class JobsPage extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int LIMIT = 200;

    private final transient Index index;
    private final transient Page.Site site;
    private final transient DateTimeFormatter time;

    JobsPage(Index index, Page.Site site, ZoneId zone) {
        this.index = index;
        this.site = site;
        this.time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<JobRow> jobs = index.read(t -> t.jobs().latest(LIMIT));
        Element head = tag("tr");
        for (String column : List.of("Changed", "Job", "Patient ID", "State", "Reason", "Object")) {
            head.add(tag("th", column).with("scope", "col"));
        }
        Element body = tag("tbody", jobs.stream().map(this::row).toList());
        if (jobs.isEmpty()) {
            body.add(tag("tr", tag("td", "Nothing has been received yet.").with("colspan", "6")));
        }
        new Page(site, "Worklist", Optional.of(Caller.of(request)))
                .at("/")
                .refreshing(10)
                .add(tag("table", tag("thead", head), body))
                .send(response, HttpServletResponse.SC_OK);
    }

    private Element row(JobRow j) {
        return styled(
                "tr",
                j.state().replace(' ', '-'),
                styled("td", "time", time.format(j.time())),
                tag("td", j.kind() + " " + j.id()),
                tag("td", j.patientId()),
                styled("td", "state", j.state()),
                tag("td", j.reason()),
                styled("td", "uid", j.object()));
    }
}
