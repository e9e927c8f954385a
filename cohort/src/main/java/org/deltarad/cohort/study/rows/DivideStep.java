package org.deltarad.cohort.study.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.study.Parts;
import org.deltarad.cohort.study.Study;
import org.deltarad.cohort.study.StudyStep;
import org.deltarad.cohort.validate.Outcome;

/**
 * Divides patients into training and validation.
 *
 * @param plan     none when all patients are for training
 * @param endpoint whose events are kept in proportion
 */
public record DivideStep(RowContext context, Optional<Study.SplitPlan> plan, Endpoint endpoint) implements StudyStep {
    @Override
    public String name() {
        return "split";
    }

    @Override
    public String settings() {
        return context.settings() + "\n" + plan + "\n" + endpoint;
    }

    @Override
    public List<Path> inputs() {
        return List.of(context.data().features(), context.data().patients());
    }

    @Override
    public List<Path> outputs() {
        return List.of(context.folder().split());
    }

    @Override
    public String run() throws IOException, CohortException {
        PatientRows rows = context.rows();
        Outcome outcome = rows.outcome(endpoint);
        List<String> ids = rows.patients().ids();
        Parts parts = Parts.training(ids);
        if (plan.isPresent()) {
            Optional<double[]> times = outcome instanceof Outcome.Survival survival
                    ? Optional.of(survival.followUp().times())
                    : Optional.empty();
            parts = Parts.divided(
                    plan.get(),
                    ids,
                    outcome.positive(),
                    times,
                    name -> rows.rows().categoricalNames().contains(name)
                            ? rows.rows().categories(name)
                            : rows.patients().categories(name));
        }
        parts.write(context.folder().split());
        int events = events(outcome, parts.rows(Parts.TRAINING));
        if (events == 0) {
            throw new FitException("no event among the training patients; keep events in proportion (split.events)");
        }
        int[] validation = parts.rows(Parts.VALIDATION);
        return parts.rows(Parts.TRAINING).length + " training patients with " + events + " events, " + validation.length
                + " validation patients with " + events(outcome, validation);
    }

    private static int events(Outcome outcome, int... rows) {
        int events = 0;
        for (boolean positive : outcome.rows(rows).positive()) {
            events += positive ? 1 : 0;
        }
        return events;
    }
}
