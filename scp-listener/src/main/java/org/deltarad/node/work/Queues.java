package org.deltarad.node.work;

import java.time.Clock;
import javax.sql.DataSource;

/**
 * Where steps are queued.
 *
 * @param work       time points and reports
 * @param deliveries deliveries, apart so that a slow peer holds up no measuring
 * @param retrievals searches of baselines in archives, apart for the same reason
 */
public record Queues(WorkQueue work, WorkQueue deliveries, WorkQueue retrievals) {
    /** db-scheduler's table of time points and reports. */
    public static final String WORK_TABLE = "work_task";

    /** db-scheduler's table of deliveries. */
    public static final String DELIVERY_TABLE = "delivery_task";

    /** db-scheduler's table of searches in archives. */
    public static final String RETRIEVE_TABLE = "retrieve_task";

    /** Name of the tasks of deliveries. */
    public static final String DELIVERY = "delivery";

    /** Name of the tasks that report storage commitment, in the table of deliveries. */
    public static final String COMMITMENT = "commitment";

    /** Name of the tasks of searches in archives. */
    public static final String RETRIEVAL = "retrieval";

    /** The queues in a database. */
    public static Queues in(DataSource source, Clock clock) {
        return new Queues(
                new WorkQueue(source, WORK_TABLE, clock),
                new WorkQueue(source, DELIVERY_TABLE, clock),
                new WorkQueue(source, RETRIEVE_TABLE, clock));
    }
}
