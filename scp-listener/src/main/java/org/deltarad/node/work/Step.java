package org.deltarad.node.work;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** One kind of work on one kind of row of the index. Running it again after a crash must be safe. */
public interface Step {
    /** Name of its tasks. */
    String name();

    /**
     * Does what is to be done for a row now.
     *
     * @return when to come back to it; empty when nothing is left to do
     * @throws StepFailedException when it can never be done, whatever happens
     * @throws IOException         when it may go better next time
     */
    Optional<Instant> run(long id) throws StepFailedException, IOException, InterruptedException;

    /** Notes for people that an attempt failed and another follows. */
    void retrying(long id, String reason);

    /** Notes for people that it cannot be done. */
    void failed(long id, String reason);
}
