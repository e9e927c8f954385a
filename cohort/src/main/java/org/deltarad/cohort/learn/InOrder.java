package org.deltarad.cohort.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Independent pieces of work on several threads, their results in the order of their numbers whatever the threads. */
public final class InOrder {
    private InOrder() {}

    /**
     * The results of {@code work} for 0 to {@code count} - 1.
     *
     * @param threads at least 1; with 1 the caller's own is used
     */
    public static <T> List<T> map(int count, int threads, IntFunction<T> work) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        List<T> results = new ArrayList<>(count);
        if (threads == 1 || count < 2) {
            for (int n = 0; n < count; n++) {
                results.add(work.apply(n));
            }
            return results;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count));
        try {
            List<Future<T>> pending = new ArrayList<>(count);
            for (int n = 0; n < count; n++) {
                int number = n;
                pending.add(pool.submit(() -> work.apply(number)));
            }
            for (Future<T> one : pending) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while learning", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
