package org.deltarad.weasis.view;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/**
 * Does one thing after another away from the event thread, in a daemon thread that ends when there is nothing to do, and
 * hands the outcome to the event thread.
 */
public final class Worker implements AutoCloseable {
    private static final long IDLE_SECONDS = 2;

    private final ExecutorService thread;

    public Worker(String name) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread t = new Thread(task, name);
                    t.setDaemon(true);
                    t.setContextClassLoader(Worker.class.getClassLoader());
                    return t;
                });
        pool.allowCoreThreadTimeOut(true);
        thread = pool;
    }

    /**
     * Does a task.
     *
     * @param done   takes its result on the event thread
     * @param failed takes what it threw on the event thread
     */
    public <T> void run(Callable<T> task, Consumer<T> done, Consumer<Throwable> failed) {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(new FutureTask<T>(task) {
            @Override
            protected void done() {
                SwingUtilities.invokeLater(() -> {
                    try {
                        done.accept(get());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (ExecutionException e) {
                        failed.accept(e.getCause());
                    }
                });
            }
        });
    }

    /** Takes no more tasks; what waits is left out. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
