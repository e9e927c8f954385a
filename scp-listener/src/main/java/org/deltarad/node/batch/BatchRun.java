package org.deltarad.node.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extracts the cases of a table that a journal lacks, a bounded number at once, each read only when its turn comes. A case
 * that fails stops no other.
 */
public final class BatchRun {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

    private final CaseMethod method;
    private final int jobs;
    private final Progress progress;

    /** What a thread hands back. */
    private record Done(CaseRow row, String stamp, CaseResult result, Duration took) {}

    /**
     * @param jobs cases at once, at least 1
     * @throws IllegalArgumentException for fewer
     */
    public BatchRun(CaseMethod method, int jobs, Progress progress) {
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs must be at least 1, was " + jobs);
        }
        this.method = method;
        this.jobs = jobs;
        this.progress = progress;
    }

    /**
     * Runs until the journal has a result of every case.
     *
     * @throws IOException          when the journal cannot be written
     * @throws InterruptedException when the thread is interrupted; the journal keeps what was done
     */
    public void run(CaseTable table, Journal journal) throws IOException, InterruptedException {
        List<CaseRow> todo =
                table.rows().stream().filter(row -> !journal.holds(row)).toList();
        progress.start(table.rows().size(), table.rows().size() - todo.size());
        ExecutorService pool = Executors.newFixedThreadPool(jobs, BatchRun::thread);
        try {
            work(todo, journal, pool);
            journal.complete();
        } finally {
            pool.shutdownNow();
            progress.end();
        }
    }

    private void work(List<CaseRow> todo, Journal journal, ExecutorService pool)
            throws IOException, InterruptedException {
        BlockingQueue<Done> finished = new LinkedBlockingQueue<>();
        Iterator<CaseRow> next = todo.iterator();
        int running = 0;
        while (running > 0 || next.hasNext()) {
            while (running < jobs && next.hasNext()) {
                CaseRow row = next.next();
                pool.execute(() -> finished.add(measure(row)));
                running++;
            }
            Done done = finished.poll(1, TimeUnit.SECONDS);
            if (done == null) {
                progress.tick();
                continue;
            }
            running--;
            journal.add(done.row(), done.stamp(), done.result());
            progress.done(done.row(), done.result(), done.took());
        }
    }

    private Done measure(CaseRow row) {
        long began = System.nanoTime();
        String stamp = FileStamp.of(row);
        return new Done(row, stamp, extract(row), Duration.ofNanos(System.nanoTime() - began));
    }

    /** One result whatever happens: a thread that died would leave the run waiting. */
    private CaseResult extract(CaseRow row) {
        try {
            return method.extract(row);
        } catch (OutOfMemoryError e) {
            return CaseResult.failed("needs more memory than Java has here, "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB; take fewer --jobs, or more by DELTARAD_JAVA_OPTS=-Xmx8g");
        } catch (RuntimeException | Error e) {
            LOG.error("line {} failed", row.line(), e);
            return CaseResult.failed("unexpected " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "deltarad-case");
        thread.setDaemon(true);
        return thread;
    }
}
