package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.validate.Split;
import org.deltarad.cohort.validate.Splits;
import org.deltarad.cohort.validate.Strata;

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
        Study.SplitPlan plan = context.study().split();
        SurvivalTimes outcome = data.outcome();
        Strata strata = Strata.of(data.patients().ids());
        if (plan.events()) {
            strata = strata.by(outcome.events());
        }
        if (plan.timeBins() > 1) {
            strata = strata.byQuantiles(outcome.times(), plan.timeBins());
        }
        for (String column : plan.by()) {
            strata = strata.by(data.patients().categories(column));
        }
        Split split = Splits.holdOut(strata, plan.validation(), plan.seed());
        CsvFile csv = new CsvFile(StudyContext.PATIENT, StudyContext.PART);
        List<String> ids = data.patients().ids();
        for (int n = 0; n < ids.size(); n++) {
            boolean training = Arrays.binarySearch(split.training(), n) >= 0;
            csv.add(ids.get(n), training ? StudyContext.TRAINING : StudyContext.VALIDATION);
        }
        csv.write(context.folder().split());
        int events = outcome.rows(split.training()).eventCount();
        if (events == 0) {
            throw new FitException("no event among the training patients; keep events in proportion (split.events)");
        }
        return split.training().length + " training patients with " + events + " events, "
                + split.validation().length + " validation patients with "
                + outcome.rows(split.validation()).eventCount();
    }
}
