package org.deltarad.node.soak.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * A modality that does not give up: sends its series one association each, and a series again until all of it is
 * acknowledged. Of a series that broke off it sends what was not acknowledged, every other time the whole.
 *
 * @param port       of the receiver on loopback
 * @param calledAet  its AE title
 * @param callingAet our AE title
 * @param series     what to send, each in order
 * @param journal    takes the answers
 */
public record Sender(int port, String calledAet, String callingAet, List<List<Instance>> series, Journal journal)
        implements Callable<Void> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAUSE_MILLIS = 50;

    /** Sends all; ends when all is acknowledged, or its thread is interrupted. */
    @Override
    public Void call() throws InterruptedException {
        for (List<Instance> s : series) {
            boolean whole = false;
            while (!s.stream().allMatch(journal::has)) {
                List<Instance> left = new ArrayList<>(s);
                if (!whole) {
                    left.removeIf(journal::has);
                }
                if (!sent(left)) {
                    whole = !whole;
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        }
        return null;
    }

    /** Whether all was acknowledged. */
    private boolean sent(List<Instance> instances) {
        List<String> classes =
                instances.stream().map(Instance::sopClassUid).distinct().toList();
        boolean all = true;
        try (RawAssociation a = RawAssociation.open(port, calledAet, callingAet, classes, PATIENCE)) {
            for (Instance i : instances) {
                all &= journal.answered(i, a.store(i));
            }
            a.release();
        } catch (IOException e) {
            journal.broken();
            return false;
        }
        return all;
    }
}
