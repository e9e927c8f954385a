package org.deltarad.node.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    @Test
    void whatComesWhileACommitRunsIsOneBatchAndEachHasItsOwnOutcome() throws Exception {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch firstRuns = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        GroupCommit<Integer, Integer> commits = new GroupCommit<>(
                batch -> {
                    sizes.add(batch.size());
                    firstRuns.countDown();
                    awaitQuietly(goOn);
                    for (var e : batch) {
                        if (e.item() % 10 == 3) {
                            e.outcome().completeExceptionally(new IllegalStateException("item " + e.item()));
                        } else {
                            e.outcome().complete(-e.item());
                        }
                    }
                },
                100);
        ExecutorService threads = Executors.newFixedThreadPool(21);
        try {
            Future<Integer> first = threads.submit(() -> commits.commit(100));
            firstRuns.await();
            List<Future<Integer>> rest = new ArrayList<>();
            AtomicInteger begun = new AtomicInteger();
            for (int n = 0; n < 20; n++) {
                int item = n;
                rest.add(threads.submit(() -> {
                    begun.incrementAndGet();
                    return commits.commit(item);
                }));
            }
            while (begun.get() < 20) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            assertThat(first.get()).isEqualTo(-100);
            for (int n = 0; n < 20; n++) {
                Future<Integer> answer = rest.get(n);
                if (n % 10 == 3) {
                    assertThatThrownBy(answer::get).rootCause().hasMessage("item " + n);
                } else {
                    assertThat(answer.get()).isEqualTo(-n);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(21);
        assertThat(sizes.size()).as("batches of %s", sizes).isLessThan(21);
    }

    @Test
    void aTransactionThatFailsFailsItsBatchAndNoOther() {
        AtomicInteger times = new AtomicInteger();
        GroupCommit<String, String> commits = new GroupCommit<>(
                batch -> {
                    if (times.incrementAndGet() == 1) {
                        throw new IllegalStateException("no connection");
                    }
                    batch.forEach(e -> e.outcome().complete(e.item()));
                },
                10);
        assertThatThrownBy(() -> commits.commit("a")).rootCause().hasMessage("no connection");
        assertThat(commits.commit("b")).isEqualTo("b");
    }

    @Test
    void anItemThatTheTransactionForgetsIsAFailure() {
        GroupCommit<String, String> commits = new GroupCommit<>(batch -> {}, 10);
        assertThatThrownBy(() -> commits.commit("a")).rootCause().hasMessageContaining("nothing of this item");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
