package org.deltarad.node.index;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The tables as seen by one transaction. */
public final class Tables {
    private static final String UNIQUE_VIOLATION = "23505";

    /** Between the clocks of nodes. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Handle handle;
    private int parts;

    Tables(Handle handle) {
        this.handle = handle;
    }

    public Patients patients() {
        return new Patients(handle);
    }

    public Instances instances() {
        return new Instances(handle);
    }

    public InstanceCopies copies() {
        return new InstanceCopies(handle);
    }

    public TimePoints timePoints() {
        return new TimePoints(handle);
    }

    public Reports reports() {
        return new Reports(handle);
    }

    public Deliveries deliveries() {
        return new Deliveries(handle);
    }

    public DeliveryItems deliveryItems() {
        return new DeliveryItems(handle);
    }

    public CommitmentRequests commitmentRequests() {
        return new CommitmentRequests(handle);
    }

    public Commitments commitments() {
        return new Commitments(handle);
    }

    public Incidents incidents() {
        return new Incidents(handle);
    }

    public Events events() {
        return new Events(handle);
    }

    public Worklist worklist() {
        return new Worklist(handle);
    }

    public Throughput throughput() {
        return new Throughput(handle);
    }

    public Retrievals retrievals() {
        return new Retrievals(handle);
    }

    public JobList jobs() {
        return new JobList(handle);
    }

    /**
     * Does a part of the transaction that leaves nothing when it throws, while the transaction goes on.
     *
     * @throws RuntimeException what the part threw
     */
    public <T> T attempt(Supplier<T> part) {
        String name = "part" + parts++;
        handle.savepoint(name);
        try {
            T result = part.get();
            handle.releaseSavepoint(name);
            return result;
        } catch (RuntimeException e) {
            rollbackTo(name, e);
            throw e;
        }
    }

    private void rollbackTo(String savepoint, RuntimeException cause) {
        try {
            handle.rollbackToSavepoint(savepoint);
        } catch (RuntimeException theConnectionIsGone) {
            cause.addSuppressed(theConnectionIsGone);
        }
    }

    /**
     * Adds a row in a part of its own ({@link #attempt}).
     *
     * @return false when its key is there already; a row that another transaction adds meanwhile is waited for
     */
    public boolean addIfAbsent(Runnable insert) {
        try {
            return attempt(() -> {
                insert.run();
                return true;
            });
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Makes tasks due that lie further ahead than any pause, and signs of life from the future old: a clock was set back.
     *
     * @param longest pause
     */
    public int pullIn(Instant now, Duration longest) {
        int pulled = 0;
        for (String table : new String[] {"work_task", "delivery_task"}) {
            pulled += handle.createUpdate("update " + table
                            + " set execution_time = :now where picked = false and execution_time > :limit")
                    .bind("now", Columns.utc(now))
                    .bind("limit", Columns.utc(now.plus(longest)))
                    .execute();
            handle.createUpdate("update " + table
                            + " set last_heartbeat = :now where picked = true and last_heartbeat > :limit")
                    .bind("now", Columns.utc(now))
                    .bind("limit", Columns.utc(now.plus(SKEW)))
                    .execute();
        }
        return pulled;
    }

    /** Gives back the tasks that a node of that name had in hand when it stopped. */
    public void releaseTasks(String schedulerName) {
        for (String table : new String[] {"work_task", "delivery_task", "retrieve_task"}) {
            handle.createUpdate("update " + table
                            + " set picked = false, picked_by = null, last_heartbeat = null where picked_by = :name")
                    .bind("name", schedulerName)
                    .execute();
        }
    }
}
