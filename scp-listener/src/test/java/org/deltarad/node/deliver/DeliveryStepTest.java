package org.deltarad.node.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.deltarad.node.index.DeliveryRow;
import org.deltarad.node.index.DeliveryRow.State;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.Rows;
import org.deltarad.node.work.Backoff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryStepTest {
    @TempDir
    Path data;

    @Test
    void aDestinationThatHangsHoldsAFewThreadsAndNoOtherDestination() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(DeliveryStep.PER_DESTINATION);
        Destination slow = destination("slow", () -> {
            hanging.countDown();
            end.await();
        });
        Destination quick = destination("quick", () -> {});
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Index index = Index.open(data)) {
            DeliveryStep step = new DeliveryStep(
                    index,
                    List.of(slow, quick),
                    new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), () -> 0),
                    5,
                    Duration.ofMinutes(1),
                    Clock.systemUTC());
            List<Future<Optional<Instant>>> held = new ArrayList<>();
            for (int n = 0; n < DeliveryStep.PER_DESTINATION; n++) {
                long id = delivery(index, "slow", n);
                held.add(threads.submit(() -> step.run(id)));
            }
            assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();

            long next = delivery(index, "slow", 10);
            Instant before = Instant.now();
            assertThat(threads.submit(() -> step.run(next)).get(10, TimeUnit.SECONDS))
                    .hasValueSatisfying(again -> assertThat(again).isAfter(before));
            assertThat(row(index, next).attempts()).isZero();

            long other = delivery(index, "quick", 11);
            assertThat(threads.submit(() -> step.run(other)).get(10, TimeUnit.SECONDS))
                    .isEmpty();
            assertThat(row(index, other).state()).isEqualTo(State.DELIVERED);

            end.countDown();
            for (Future<Optional<Instant>> h : held) {
                h.get(10, TimeUnit.SECONDS);
            }
            assertThat(step.run(next)).isEmpty();
            assertThat(row(index, next).state()).isEqualTo(State.DELIVERED);
        } finally {
            end.countDown();
            threads.shutdown();
        }
    }

    private interface Sending {
        void run() throws InterruptedException;
    }

    private static Destination destination(String name, Sending sending) {
        return new Destination() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Item> items(String sopInstanceUid) {
                return List.of(new Item("sr.dcm", "1.2", sopInstanceUid, Optional.empty()));
            }

            @Override
            public List<Outcome> send(List<Item> items) throws InterruptedException {
                sending.run();
                return List.of(new Taken());
            }
        };
    }

    private static DeliveryRow row(Index index, long id) {
        return index.read(t -> t.deliveries().find(id)).orElseThrow();
    }

    /** A report of its own for each. */
    private static long delivery(Index index, String destination, int number) {
        return Rows.delivery(index, Rows.reported(index, "1.2." + number), destination);
    }
}
