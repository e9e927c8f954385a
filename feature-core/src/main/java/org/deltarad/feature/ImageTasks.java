package org.deltarad.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks on a bounded number of threads; results come in the order of the tasks, whatever runs first. */
final class ImageTasks {
    private final int jobs;

    /** @param jobs threads at most, at least 1; with 1, tasks run on the caller's */
    ImageTasks(int jobs) {
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs must be at least 1, was " + jobs);
        }
        this.jobs = jobs;
    }

    /**
     * The results.
     *
     * @throws ExtractionException of the first task, in order, that has one
     */
    <T> List<T> run(List<? extends Callable<T>> tasks) throws ExtractionException {
        if (jobs == 1 || tasks.size() == 1) {
            List<T> results = new ArrayList<>(tasks.size());
            for (Callable<T> task : tasks) {
                results.add(call(task));
            }
            return results;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(jobs, tasks.size()), ImageTasks::thread);
        try {
            List<Future<T>> running = new ArrayList<>(tasks.size());
            for (Callable<T> task : tasks) {
                running.add(pool.submit(task));
            }
            List<T> results = new ArrayList<>(tasks.size());
            for (Future<T> future : running) {
                results.add(call(future::get));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "deltarad-extract");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T call(Callable<T> task) throws ExtractionException {
        try {
            return task.call();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while features were extracted", e);
        } catch (Exception e) {
            throw rethrown(e);
        }
    }

    private static ExtractionException rethrown(Throwable cause) {
        if (cause instanceof ExtractionException e) {
            return e;
        }
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        throw new IllegalStateException("a task of an extraction failed", cause);
    }
}
