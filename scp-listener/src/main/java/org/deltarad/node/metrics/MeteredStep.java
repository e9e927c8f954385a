package org.deltarad.node.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.deltarad.node.work.Step;
import org.deltarad.node.work.StepFailedException;

/** Times the runs of a step, by what came of them. */
final class MeteredStep implements Step {
    private static final Duration[] LENGTHS = {
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10)
    };

    private final Step step;
    private final MeterRegistry registry;

    MeteredStep(Step step, MeterRegistry registry) {
        this.step = step;
        this.registry = registry;
    }

    @Override
    public String name() {
        return step.name();
    }

    @Override
    public Optional<Instant> run(long id) throws StepFailedException, IOException, InterruptedException {
        Timer.Sample sample = Timer.start(registry);
        String outcome = "error";
        try {
            Optional<Instant> next = step.run(id);
            outcome = next.isPresent() ? "later" : "done";
            return next;
        } catch (StepFailedException e) {
            outcome = "failed";
            throw e;
        } finally {
            sample.stop(Timer.builder("deltarad.step")
                    .description(
                            "Runs of a step: done, to be looked at later, failed for good, or by an unexpected error")
                    .tags("step", name(), "outcome", outcome)
                    .serviceLevelObjectives(LENGTHS)
                    .register(registry));
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
