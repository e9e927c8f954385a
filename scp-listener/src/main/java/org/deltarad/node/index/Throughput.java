package org.deltarad.node.index;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** How much work there was, and how long it took. */
public final class Throughput {
    private static final long HOUR = 3600;

    private final Handle handle;

    Throughput(Handle handle) {
        this.handle = handle;
    }

    /** Instances and bytes of data sets received within an hour. */
    public record Hour(Instant begin, long instances, long bytes) {}

    /** Cases received, and reports written, on a day. */
    public record Day(Instant begin, long cases, long reports) {}

    /** How long something took, of as many as there were. */
    public record Durations(String what, int count, Duration median, Duration p95) {}

    /** What is on its way to a destination. */
    public record Outbox(String destination, int waiting, Optional<Instant> oldest, int failed) {}

    /** The hours up to now, each, the oldest first. */
    public List<Hour> hours(Instant now, int count) {
        long last = now.getEpochSecond() / HOUR;
        TreeMap<Long, Hour> hours = new TreeMap<>();
        for (long h = last - count + 1; h <= last; h++) {
            hours.put(h, new Hour(Instant.ofEpochSecond(h * HOUR), 0, 0));
        }
        handle.createQuery("""
                        select cast(floor(extract(epoch from received_at) / 3600) as bigint) as h, count(*) as n,
                            sum(bytes) as b
                        from instance where received_at >= :since
                        group by cast(floor(extract(epoch from received_at) / 3600) as bigint)
                        """)
                .bind("since", Columns.utc(hours.firstEntry().getValue().begin()))
                .map((rs, ctx) ->
                        new Hour(Instant.ofEpochSecond(rs.getLong("h") * HOUR), rs.getLong("n"), rs.getLong("b")))
                .forEach(h -> hours.computeIfPresent(h.begin().getEpochSecond() / HOUR, (key, none) -> h));
        return List.copyOf(hours.values());
    }

    /** The days of a zone up to now, each, the oldest first. */
    public List<Day> days(Instant now, int count, ZoneId zone) {
        List<Day> days = new ArrayList<>();
        for (int n = count - 1; n >= 0; n--) {
            Instant begin = now.atZone(zone)
                    .toLocalDate()
                    .minusDays(n)
                    .atStartOfDay(zone)
                    .toInstant();
            Instant end = now.atZone(zone)
                    .toLocalDate()
                    .minusDays(n - 1L)
                    .atStartOfDay(zone)
                    .toInstant();
            days.add(new Day(
                    begin,
                    count("time_point", begin, end, ""),
                    count("report", begin, end, " and sop_instance_uid <> ''")));
        }
        return days;
    }

    private long count(String table, Instant from, Instant until, String more) {
        return handle.createQuery(
                        "select count(*) from " + table + " where created_at >= :from and created_at < :until" + more)
                .bind("from", Columns.utc(from))
                .bind("until", Columns.utc(until))
                .mapTo(Long.class)
                .one();
    }

    /** Measuring, reporting and delivering, of what ended since then. */
    public List<Durations> durations(Instant since) {
        return List.of(
                durations("Measuring a case", "time_point_id", "EXTRACTING", "EXTRACTED", since),
                durations("Writing a report", "report_id", "WAITING", "REPORTED", since),
                durations("Delivering a report", "report_id", "REPORTED", "DELIVERED", since));
    }

    /** From the first event of one state to the first of another, of each row. */
    private Durations durations(String what, String column, String from, String to, Instant since) {
        List<Double> seconds = handle
                .createQuery("""
                        select extract(epoch from b.at) - extract(epoch from a.at) as s from (
                            select %1$s as id, max(happened_at) as at from event where state = :from group by %1$s) a
                        join (
                            select %1$s as id, max(happened_at) as at from event where state = :to group by %1$s) b
                        on a.id = b.id where b.at >= :since and b.at >= a.at
                        """.formatted(column))
                .bind("from", from)
                .bind("to", to)
                .bind("since", Columns.utc(since))
                .mapTo(Double.class)
                .list()
                .stream()
                .sorted()
                .toList();
        return new Durations(what, seconds.size(), quantile(seconds, 0.5), quantile(seconds, 0.95));
    }

    private static Duration quantile(List<Double> sorted, double fraction) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : Duration.ofMillis(Math.round(1000 * sorted.get((int) Math.ceil(fraction * sorted.size()) - 1)));
    }

    /** Numbers of rows by kind and state. */
    public Map<String, Map<String, Long>> states() {
        Map<String, Map<String, Long>> states = new LinkedHashMap<>();
        for (String table : List.of("time_point", "report", "delivery")) {
            Map<String, Long> counts = new TreeMap<>();
            handle.createQuery("select state, count(*) as n from " + table + " group by state")
                    .map((rs, ctx) -> Map.entry(rs.getString("state"), rs.getLong("n")))
                    .forEach(e -> counts.put(e.getKey(), e.getValue()));
            states.put(table, counts);
        }
        return states;
    }

    /** What each destination waits for. */
    public List<Outbox> outbox() {
        return handle.createQuery("""
                        select destination, sum(case when state = 'PENDING' then 1 else 0 end) as waiting,
                            min(case when state = 'PENDING' then created_at end) as oldest,
                            sum(case when state = 'FAILED' then 1 else 0 end) as failed
                        from delivery group by destination order by destination
                        """)
                .map((rs, ctx) -> new Outbox(
                        rs.getString("destination"),
                        rs.getInt("waiting"),
                        rs.getObject("oldest") == null ? Optional.empty() : Optional.of(Columns.instant(rs, "oldest")),
                        rs.getInt("failed")))
                .list();
    }
}
