package org.deltarad.node.work;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes work for {@link Workers} of a table; work on a row that is queued already is taken once. */
public final class WorkQueue {
    private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);

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

    /** Queues a step for a row, to be run at once; one that is queued for later stays so. */
    public void add(String step, long id) {
        client.scheduleIfNotExists(instance(step, id), clock.instant());
    }

    /** Queues a step for a row, to be run at once, whatever pause it is in; one that runs now is left alone. */
    public void hurry(String step, long id) {
        try {
            if (!client.scheduleIfNotExists(instance(step, id), clock.instant())) {
                client.reschedule(instance(step, id), clock.instant());
            }
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException runsOrHasEnded) {
            LOG.debug("{} {} is not hurried", step, id, runsOrHasEnded);
        }
    }

    private static TaskInstance<Void> instance(String step, long id) {
        return new TaskInstance<>(step, Long.toString(id));
    }
}
