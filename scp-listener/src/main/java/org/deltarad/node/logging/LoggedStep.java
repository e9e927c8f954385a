package org.deltarad.node.logging;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.deltarad.node.work.Step;
import org.deltarad.node.work.StepFailedException;
import org.slf4j.MDC;

/** What is logged during a step says of which row. */
public final class LoggedStep implements Step {
    private static final String JOB = "job";

    private final Step step;

    public LoggedStep(Step step) {
        this.step = step;
    }

    @Override
    public String name() {
        return step.name();
    }

    @Override
    public Optional<Instant> run(long id) throws StepFailedException, IOException, InterruptedException {
        MDC.put(JOB, name() + " " + id);
        try {
            return step.run(id);
        } finally {
            MDC.remove(JOB);
        }
    }

    @Override
    public void retrying(long id, String reason) {
        step.retrying(id, reason);
    }

    @Override
    public void failed(long id, String reason) {
        step.failed(id, reason);
    }
}
