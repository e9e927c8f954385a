package org.deltarad.node.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.deltarad.node.index.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkersTest {
    private static final String TABLE = "work_task";

    @TempDir
    Path data;

    @Test
    void aStepThatIsBrokenOffByAStopIsParkedAndCostsNoAttempt() throws Exception {
        try (Index index = Index.open(data)) {
            Hanging step = new Hanging();
            Workers.Settings settings = new Workers.Settings(
                    TABLE,
                    "test",
                    Duration.ofSeconds(10),
                    1,
                    Duration.ofMillis(50),
                    Duration.ofMillis(200),
                    1,
                    new Backoff(Duration.ofHours(1), Duration.ofHours(1), () -> 0));
            new WorkQueue(index.dataSource(), TABLE, Clock.systemUTC()).add(step.name(), 1);
            try (Workers workers = new Workers(index.dataSource(), settings, List.of(step), Clock.systemUTC())) {
                workers.start();
                step.started.await();
            }
            assertThat(step.failed).isFalse();
            try (Connection c = index.dataSource().getConnection();
                    ResultSet row = c.createStatement()
                            .executeQuery("select picked, consecutive_failures, execution_time from " + TABLE)) {
                assertThat(row.next()).isTrue();
                assertThat(row.getBoolean("picked")).isFalse();
                assertThat(row.getInt("consecutive_failures")).isZero();
                assertThat(row.getObject("execution_time", Instant.class)).isBeforeOrEqualTo(Instant.now());
            }
        }
    }

    /** Never ends by itself. */
    private static final class Hanging implements Step {
        private final CountDownLatch started = new CountDownLatch(1);
        private volatile boolean failed;

        @Override
        public String name() {
            return "hanging";
        }

        @Override
        public Optional<Instant> run(long id) throws InterruptedException {
            started.countDown();
            new CountDownLatch(1).await();
            return Optional.empty();
        }

        @Override
        public void retrying(long id, String reason) {
            failed = true;
        }

        @Override
        public void failed(long id, String reason) {
            failed = true;
        }
    }
}
