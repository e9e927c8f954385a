package org.deltarad.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import org.deltarad.node.deliver.Destination;
import org.deltarad.node.deliver.ForwardingDestination;

/** Counts the objects that a destination was sent, by what came of it. */
final class MeteredDestination extends ForwardingDestination {
    private final MeterRegistry registry;

    MeteredDestination(Destination destination, MeterRegistry registry) {
        super(destination);
        this.registry = registry;
    }

    @Override
    public List<Outcome> send(List<Item> items) throws IOException, InterruptedException {
        List<Outcome> outcomes = super.send(items);
        outcomes.forEach(o -> count(label(o)));
        return outcomes;
    }

    private static String label(Outcome outcome) {
        if (outcome instanceof Taken) {
            return "taken";
        }
        return outcome instanceof Refused ? "refused" : "not_now";
    }

    private void count(String outcome) {
        Counter.builder("deltarad.objects.sent")
                .description("Objects sent to a destination: taken, refused, or not taken for now")
                .tags("destination", name(), "outcome", outcome)
                .register(registry)
                .increment();
    }
}
