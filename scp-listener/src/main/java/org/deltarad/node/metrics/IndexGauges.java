package org.deltarad.node.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.Throughput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the index says of the work, asked at most once in some seconds. */
final class IndexGauges {
    private static final Logger LOG = LoggerFactory.getLogger(IndexGauges.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Index index;
    private final Clock clock;
    private final MultiGauge jobs;
    private final MultiGauge waiting;
    private final MultiGauge oldest;
    private final AtomicInteger up = new AtomicInteger();
    private Instant asked = Instant.MIN;

    IndexGauges(Index index, MeterRegistry registry, Clock clock) {
        this.index = index;
        this.clock = clock;
        this.jobs = MultiGauge.builder("deltarad.jobs")
                .description("Rows of work by kind and state")
                .register(registry);
        this.waiting = MultiGauge.builder("deltarad.outbox.waiting")
                .description("Reports on their way to a destination")
                .register(registry);
        this.oldest = MultiGauge.builder("deltarad.outbox.oldest")
                .description("How long the oldest of them has been waiting; 0 when none is")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("deltarad.index.up", up, AtomicInteger::get)
                .description("Whether the index can be read")
                .register(registry);
    }

    private record Numbers(Map<String, Map<String, Long>> states, List<Throughput.Outbox> outbox) {}

    synchronized void refresh() {
        Instant now = clock.instant();
        if (now.isBefore(asked.plus(FRESH)) && up.get() == 1) {
            return;
        }
        asked = now;
        try {
            Numbers n = index.read(
                    t -> new Numbers(t.throughput().states(), t.throughput().outbox()));
            jobs.register(
                    n.states().entrySet().stream()
                            .flatMap(kind -> kind.getValue().entrySet().stream()
                                    .map(s -> MultiGauge.Row.of(
                                            Tags.of(
                                                    "kind",
                                                    kind.getKey(),
                                                    "state",
                                                    s.getKey().toLowerCase(Locale.ROOT)),
                                            s.getValue())))
                            .toList(),
                    true);
            waiting.register(
                    n.outbox().stream()
                            .map(o -> MultiGauge.Row.of(Tags.of("destination", o.destination()), o.waiting()))
                            .toList(),
                    true);
            oldest.register(
                    n.outbox().stream()
                            .map(o -> MultiGauge.Row.of(
                                    Tags.of("destination", o.destination()),
                                    o.oldest()
                                            .map(at -> Duration.between(at, now).toMillis() / 1000.0)
                                            .orElse(0.0)))
                            .toList(),
                    true);
            up.set(1);
        } catch (RuntimeException e) {
            up.set(0);
            LOG.warn("The index cannot be read for /metrics: {}", e.getMessage());
        }
    }
}
