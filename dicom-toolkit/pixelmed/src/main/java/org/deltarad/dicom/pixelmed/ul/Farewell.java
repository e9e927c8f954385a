package org.deltarad.dicom.pixelmed.ul;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Awaits for requestors that their peers close the connection after an abort (Sta13), so that those who asked need not
 * wait as well. Few at a time; when there are more, their connections are closed at once.
 */
final class Farewell {
    private static final int MOST = 8;
    private static final ExecutorService THREADS =
            new ThreadPoolExecutor(0, MOST, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread t = new Thread(task, "dicom-farewell");
                t.setDaemon(true);
                return t;
            });

    private Farewell() {}

    /** Ends the association and closes its connection, later where the peer must be awaited. */
    static void to(UpperLayer upper) {
        upper.abort();
        if (upper.state() != State.STA_13) {
            upper.close();
            return;
        }
        try {
            THREADS.execute(upper::close);
        } catch (RejectedExecutionException e) {
            upper.transport().close();
        }
    }
}
