package org.deltarad.node.soak.peer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What senders were told: the instances that a receiver acknowledged with status 0000, and how often it did not. Thread safe. */
public final class Journal {
    private final Map<String, Instance> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicInteger outOfResources = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();

    /** Notes the answer to a C-STORE; gives whether it was success. */
    public boolean answered(Instance i, int status) {
        if (status == 0) {
            if (acknowledged.put(i.sopInstanceUid(), i) != null) {
                again.incrementAndGet();
            }
            return true;
        }
        ((status & 0xff00) == 0xa700 ? outOfResources : refused).incrementAndGet();
        return false;
    }

    /** Notes that an association could not be had or broke. */
    public void broken() {
        broken.incrementAndGet();
    }

    /** Acknowledged instances by SOP Instance UID; the map grows while senders run. */
    public Map<String, Instance> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    public int count() {
        return acknowledged.size();
    }

    public boolean has(Instance i) {
        return acknowledged.containsKey(i.sopInstanceUid());
    }

    /** C-STOREs of instances that had been acknowledged before. */
    public int again() {
        return again.get();
    }

    /** Answers A7xx. */
    public int outOfResources() {
        return outOfResources.get();
    }

    /** Other answers than success and A7xx. */
    public int refused() {
        return refused.get();
    }

    /** Associations that could not be had or broke. */
    public int brokenAssociations() {
        return broken.get();
    }
}
