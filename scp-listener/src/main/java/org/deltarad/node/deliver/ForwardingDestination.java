package org.deltarad.node.deliver;

import java.io.IOException;
import java.util.List;
import org.deltarad.node.config.CommitmentMode;

/** A destination that adds something to what another does. */
public abstract class ForwardingDestination implements Destination {
    private final Destination destination;

    protected ForwardingDestination(Destination destination) {
        this.destination = destination;
    }

    @Override
    public final String name() {
        return destination.name();
    }

    @Override
    public final List<Item> items(String sopInstanceUid) throws IOException {
        return destination.items(sopInstanceUid);
    }

    @Override
    public List<Outcome> send(List<Item> items) throws IOException, InterruptedException {
        return destination.send(items);
    }

    @Override
    public final CommitmentMode commitment() {
        return destination.commitment();
    }

    @Override
    public final Commitment commit(String transactionUid, List<Item> items) {
        return destination.commit(transactionUid, items);
    }
}
