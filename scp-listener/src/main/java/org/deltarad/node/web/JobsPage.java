package org.deltarad.node.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.JobRow;

/** {@code GET /}: the list of jobs as a page that needs no script. */
final class JobsPage extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int LIMIT = 200;

    private final transient Index index;
    private final String aet;
    private final String version;
    private final transient DateTimeFormatter time;

    JobsPage(Index index, String aet, String version, ZoneId zone) {
        this.index = index;
        this.aet = aet;
        this.version = version;
        this.time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(page(index.read(t -> t.jobs().latest(LIMIT))));
    }

    private String page(List<JobRow> jobs) {
        StringBuilder rows = new StringBuilder();
        jobs.forEach(j -> rows.append(row(j)));
        if (jobs.isEmpty()) {
            rows.append("<tr><td colspan=\"6\">Nothing has been received yet.</td></tr>\n");
        }
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="refresh" content="10">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>DeltaRad: jobs</title>
                <link rel="stylesheet" href="/style.css">
                </head>
                <body>
                <header><h1>DeltaRad <span>%s</span></h1><p class="notice">Research use only</p></header>
                <main>
                <table>
                <thead><tr><th>Changed</th><th>Job</th><th>Patient ID</th><th>State</th><th>Reason</th>\
                <th>Object</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>
                </main>
                <footer>version %s &middot; <a href="/api/jobs">JSON</a> &middot; \
                <a href="/fhir/DiagnosticReport">FHIR</a></footer>
                </body>
                </html>
                """.formatted(escape(aet), rows, escape(version));
    }

    private String row(JobRow j) {
        return """
                <tr class="%s"><td class="time">%s</td><td>%s %d</td><td>%s</td><td class="state">%s</td><td>%s</td>\
                <td class="uid">%s</td></tr>
                """.formatted(
                        escape(j.state().replace(' ', '-')),
                        time.format(j.time()),
                        escape(j.kind()),
                        j.id(),
                        escape(j.patientId()),
                        escape(j.state()),
                        escape(j.reason()),
                        escape(j.object()));
    }

    static String escape(String text) {
        StringBuilder b = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            switch (c) {
                case '<' -> b.append("&lt;");
                case '>' -> b.append("&gt;");
                case '&' -> b.append("&amp;");
                case '"' -> b.append("&quot;");
                case '\'' -> b.append("&#39;");
                default -> b.append((char) c);
            }
        });
        return b.toString();
    }
}
