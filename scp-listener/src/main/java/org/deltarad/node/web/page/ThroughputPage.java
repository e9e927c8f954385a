package org.deltarad.node.web.page;

import static org.deltarad.node.web.html.Element.styled;
import static org.deltarad.node.web.html.Element.tag;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.Throughput;
import org.deltarad.node.index.Throughput.Day;
import org.deltarad.node.index.Throughput.Hour;
import org.deltarad.node.web.chart.BarChart;
import org.deltarad.node.web.chart.BarChart.Bar;
import org.deltarad.node.web.html.Element;

/** {@code GET /throughput}: how much came, how long it took, what waits, and how much room there is. */
final class ThroughputPage extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int HOURS = 48;
    private static final int DAYS = 28;
    private static final int REFRESH_SECONDS = 60;
    private static final double MEGABYTE = 1e6;
    private static final int HOURS_PER_LABEL = 6;
    private static final int DAYS_PER_LABEL = 7;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final transient Frame frame;
    private final transient Index index;
    private final transient DataFolder folder;
    private final long floorMegabytes;
    private final transient Clock clock;

    ThroughputPage(Frame frame, Index index, DataFolder folder, long floorMegabytes, Clock clock) {
        this.frame = frame;
        this.index = index;
        this.folder = folder;
        this.floorMegabytes = floorMegabytes;
        this.clock = clock;
    }

    private record Numbers(
            List<Hour> hours, List<Day> days, List<Throughput.Durations> durations, List<Throughput.Outbox> outbox) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Instant now = clock.instant();
        Numbers n = index.read(t -> new Numbers(
                t.throughput().hours(now, HOURS),
                t.throughput().days(now, DAYS, frame.zone()),
                t.throughput().durations(now.minus(Duration.ofDays(DAYS))),
                t.throughput().outbox()));
        frame.page(request, "Throughput", "/throughput")
                .refreshing(REFRESH_SECONDS)
                .add(
                        tag("h1", "Throughput"),
                        styled(
                                "div",
                                "charts",
                                hours("Instances received per hour", "instances", n.hours(), Hour::instances),
                                hours("Received per hour", "MB", n.hours(), h -> h.bytes() / MEGABYTE),
                                days("Cases received per day", "cases", n.days(), Day::cases),
                                days("Reports written per day", "reports", n.days(), Day::reports)),
                        styled("div", "columns", durations(n.durations()), outbox(n.outbox(), now), disk()))
                .send(response, HttpServletResponse.SC_OK);
    }

    private Element hours(String title, String unit, List<Hour> hours, ToDoubleFunction<Hour> amount) {
        return figure(new BarChart(
                title,
                unit,
                hours.stream()
                        .map(h -> {
                            ZonedDateTime at = h.begin().atZone(frame.zone());
                            boolean labelled = at.getHour() % HOURS_PER_LABEL == 0 && at.getMinute() == 0;
                            String label = !labelled ? "" : at.getHour() == 0 ? DAY.format(at) : at.getHour() + ":00";
                            return new Bar(HOUR.format(at), label, amount.applyAsDouble(h));
                        })
                        .toList()));
    }

    private Element days(String title, String unit, List<Day> days, ToDoubleFunction<Day> amount) {
        return figure(new BarChart(
                title,
                unit,
                IntStream.range(0, days.size())
                        .mapToObj(n -> {
                            String day = DAY.format(days.get(n).begin().atZone(frame.zone()));
                            boolean labelled = (days.size() - 1 - n) % DAYS_PER_LABEL == 0;
                            return new Bar(day, labelled ? day : "", amount.applyAsDouble(days.get(n)));
                        })
                        .toList()));
    }

    private static Element figure(BarChart chart) {
        return tag("figure", chart.svg());
    }

    private static Element durations(List<Throughput.Durations> rows) {
        Element body = tag("tbody");
        for (Throughput.Durations d : rows) {
            boolean none = d.count() == 0;
            body.add(tag(
                    "tr",
                    tag("th", d.what()).with("scope", "row"),
                    styled("td", "number", Integer.toString(d.count())),
                    styled("td", "number", none ? "\u2013" : Frame.span(d.median())),
                    styled("td", "number", none ? "\u2013" : Frame.span(d.p95()))));
        }
        return section("How long it took, last " + DAYS + " days", List.of("Step", "Number", "Median", "95 %"), body);
    }

    private static Element outbox(List<Throughput.Outbox> rows, Instant now) {
        Element body = tag("tbody");
        rows.forEach(o -> body.add(tag(
                "tr",
                tag("th", o.destination()).with("scope", "row"),
                styled("td", "number", Integer.toString(o.waiting())),
                styled(
                        "td",
                        "number",
                        o.oldest()
                                .map(at -> Frame.span(Duration.between(at, now)))
                                .orElse("\u2013")),
                styled("td", "number", Integer.toString(o.failed())))));
        if (rows.isEmpty()) {
            body.add(tag("tr", styled("td", "none", "Nothing was sent yet.").with("colspan", "4")));
        }
        return section("Outbox", List.of("Destination", "Waiting", "Oldest", "Failed"), body);
    }

    private static Element section(String title, List<String> columns, Element body) {
        Element head = tag("tr");
        for (int n = 0; n < columns.size(); n++) {
            head.add(styled("th", n == 0 ? "" : "number", columns.get(n)).with("scope", "col"));
        }
        return tag("section", tag("h2", title), tag("table", tag("thead", head), body));
    }

    private Element disk() {
        double free = folder.freeBytes();
        double floor = floorMegabytes * (double) (1 << 20);
        Element section = tag(
                "section",
                tag("h2", "Disk"),
                tag(
                        "p",
                        tag("b", Frame.size(free)),
                        " free; below " + Frame.size(floor) + " nothing more is taken (A700)."));
        return free < floor
                ? section.add(styled("p", "problem", "Out of space: make room on the disk of the data folder.")
                        .with("role", "alert"))
                : section;
    }
}
