package org.deltarad.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import org.deltarad.node.config.CommitmentMode;
import org.deltarad.node.deliver.Destination;

/** Counts the objects that a destination was sent, by what came of it. */
final class MeteredDestination implements Destination {
    private final Destination destination;
    private final MeterRegistry registry;

    MeteredDestination(Destination destination, MeterRegistry registry) {
        this.destination = destination;
        this.registry = registry;
    }

    @Override
    public String name() {
        return destination.name();
    }

    @Override
    public List<Item> items(String sopInstanceUid) throws IOException {
        return destination.items(sopInstanceUid);
    }

    @Override
    public List<Outcome> send(List<Item> items) throws IOException, InterruptedException {
        List<Outcome> outcomes = destination.send(items);
        outcomes.forEach(o -> count(label(o)));
        return outcomes;
    }

    private static String label(Outcome outcome) {
        if (outcome instanceof Taken) {
            return "taken";
        }
        return outcome instanceof Refused ? "refused" : "not_now";
    }

    @Override
    public CommitmentMode commitment() {
        return destination.commitment();
    }

    @Override
    public Commitment commit(String transactionUid, List<Item> items) {
        return destination.commit(transactionUid, items);
    }

    private void count(String outcome) {
        Counter.builder("deltarad.objects.sent")
                .description("Objects sent to a destination: taken, refused, or not taken for now")
                .tags("destination", name(), "outcome", outcome)
                .register(registry)
                .increment();
    }
}
