package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.validate.Split;

/** Divides patients into training and validation. */
record SplitStep(StudyContext context) implements StudyStep {
    @Override
    public String name() {
        return "split";
    }

    @Override
    public String settings() {
        return context.study().columns() + "\n" + context.study().split();
    }

    @Override
    public List<Path> inputs() {
        return List.of(context.study().data().patients());
    }

    @Override
    public List<Path> outputs() {
        return List.of(context.folder().split());
    }

    @Override
    public String run() throws IOException, CohortException {
        StudyData data = context.data();
        SurvivalTimes outcome = data.outcome();
        Parts parts = Parts.divided(
                context.study().split(),
                data.patients().ids(),
                outcome.events(),
                Optional.of(outcome.times()),
                data.patients()::categories);
        parts.write(context.folder().split());
        Split split = parts.split();
        int events = outcome.rows(split.training()).eventCount();
        if (events == 0) {
            throw new FitException("no event among the training patients; keep events in proportion (split.events)");
        }
        return split.training().length + " training patients with " + events + " events, "
                + split.validation().length + " validation patients with "
                + outcome.rows(split.validation()).eventCount();
    }
}
