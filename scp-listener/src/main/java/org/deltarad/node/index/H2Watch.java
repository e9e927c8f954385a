package org.deltarad.node.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second whether H2 lets somebody new connect. When a full disk has closed a database and some connections
 * have opened it again, H2 forgets the new one as the last of the old connections ends: those who have it go on, and nobody
 * else gets in, since its file is locked. Then the pool's connections are given back one by one, the last closes the database, and
 * the next opens it for all.
 */
final class H2Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(H2Watch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_LOOK = Duration.ofSeconds(5);

    private final IndexSource.H2File database;
    private final Runnable giveBack;
    private final ScheduledExecutorService timer;

    private H2Watch(IndexSource.H2File database, Runnable giveBack) {
        this.database = database;
        this.giveBack = giveBack;
        this.timer = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "index watch");
            t.setDaemon(true);
            return t;
        });
    }

    /**
     * @param database that this process has open
     * @param giveBack closes the pool's connections, those in use when they are free
     */
    static H2Watch start(IndexSource.H2File database, Runnable giveBack) {
        H2Watch watch = new H2Watch(database, giveBack);
        var unused = watch.timer.scheduleWithFixedDelay(
                watch::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try (Connection connection = database.connect()) {
            connection.isValid(0);
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                LOG.warn("The index is open here, but takes no new connection; it is closed and opened again");
                giveBack.run();
            }
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The last look at the index has not ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
