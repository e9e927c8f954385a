package org.deltarad.node.index;

import org.jdbi.v3.core.Handle;

/** The tables as seen by one transaction. */
public final class Tables {
    private final Handle handle;

    Tables(Handle handle) {
        this.handle = handle;
    }

    public Patients patients() {
        return new Patients(handle);
    }

    public Instances instances() {
        return new Instances(handle);
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

    public JobList jobs() {
        return new JobList(handle);
    }

    /** Gives back the tasks that a node of that name had in hand when it stopped. */
    public void releaseTasks(String schedulerName) {
        for (String table : new String[] {"work_task", "delivery_task"}) {
            handle.createUpdate("update " + table
                            + " set picked = false, picked_by = null, last_heartbeat = null where picked_by = :name")
                    .bind("name", schedulerName)
                    .execute();
        }
    }
}
