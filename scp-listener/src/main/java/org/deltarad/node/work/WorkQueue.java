package org.deltarad.node.work;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import javax.sql.DataSource;

/** Takes work for {@link Workers} of a table; work on a row that is queued already is taken once. */
public final class WorkQueue {
    private final SchedulerClient client;
    private final Clock clock;

    /**
     * @param table of db-scheduler's tasks
     */
    public WorkQueue(DataSource source, String table, Clock clock) {
        this.client = SchedulerClient.Builder.create(source)
                .tableName(table)
                .jdbcCustomization(new TaskTimes())
                .build();
        this.clock = clock;
    }

    /** Queues a step for a row, to be run at once. */
    public void add(String step, long id) {
        client.scheduleIfNotExists(new TaskInstance<Void>(step, Long.toString(id)), clock.instant());
    }
}
