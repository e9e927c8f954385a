package org.deltarad.node.receive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Puts what several threads want committed at once into one transaction. The first to come commits for all that wait;
 * those that come meanwhile are the next batch. Each gets its own outcome.
 *
 * @param <T> what is committed
 * @param <R> what comes of it
 */
final class GroupCommit<T, R> {
    private final Consumer<List<Entry<T, R>>> transaction;
    private final int most;
    private final Queue<Entry<T, R>> waiting = new ArrayDeque<>();
    private boolean committing;

    /**
     * @param transaction commits a batch and completes its entries; what it throws is the outcome of those that it left
     *                    incomplete
     * @param most        in one batch
     */
    GroupCommit(Consumer<List<Entry<T, R>>> transaction, int most) {
        this.transaction = transaction;
        this.most = most;
    }

    /** An item and its outcome. */
    record Entry<T, R>(T item, CompletableFuture<R> outcome) {}

    /**
     * Commits an item, alone or with others, and returns when that is done. An interrupt is kept for the caller.
     *
     * @throws CompletionException with what this item failed with
     */
    R commit(T item) {
        Entry<T, R> mine = new Entry<>(item, new CompletableFuture<>());
        boolean interrupted = false;
        synchronized (this) {
            waiting.add(mine);
        }
        while (!mine.outcome().isDone()) {
            List<Entry<T, R>> batch = List.of();
            synchronized (this) {
                if (committing && !mine.outcome().isDone()) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                } else if (!mine.outcome().isDone()) {
                    committing = true;
                    batch = take();
                }
            }
            run(batch);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return mine.outcome().join();
    }

    private List<Entry<T, R>> take() {
        List<Entry<T, R>> batch = new ArrayList<>();
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }

    private void run(List<Entry<T, R>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            transaction.accept(batch);
        } catch (RuntimeException | Error e) {
            batch.forEach(b -> b.outcome().completeExceptionally(e));
        } finally {
            synchronized (this) {
                batch.forEach(b -> b.outcome()
                        .completeExceptionally(new IllegalStateException("the transaction said nothing of this item")));
                committing = false;
                notifyAll();
            }
        }
    }
}
