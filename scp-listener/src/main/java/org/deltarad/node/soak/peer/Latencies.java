package org.deltarad.node.soak.peer;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long C-STOREs took, from the first byte of the request to the last of the response. Thread safe. */
public final class Latencies {
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    /** Stores an instance and notes how long it took; gives its status. */
    public int timed(RawAssociation association, Instance instance) throws IOException {
        long start = System.nanoTime();
        int status = association.store(instance);
        nanos.add(System.nanoTime() - start);
        return status;
    }

    public int count() {
        return nanos.size();
    }

    /** The time, in milliseconds, that so many of a hundred do not exceed; 0 when there is none. */
    public double percentile(double of100) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        if (sorted.length == 0) {
            return 0;
        }
        Arrays.sort(sorted);
        int n = (int) Math.ceil(of100 / 100 * sorted.length) - 1;
        return sorted[Math.max(0, n)] * 1e-6;
    }
}
