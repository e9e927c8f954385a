package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FitException;
import org.deltarad.signature.SignatureException;

/**
 * Does the steps of a study, and its report as the last. Each step leaves its tables in the output folder; a step whose
 * inputs, settings and outputs are as it left them is not done again, so that a run can be taken up where it ended.
 */
public final class StudyRun {
    private final List<StudyStep> steps;
    private final StudyFolder folder;

    /** Is told of steps. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param summary a sentence on what it found
         * @param skipped whether it was current already
         */
        void done(String step, String summary, boolean skipped);
    }

    /** @param out output folder, made when it is not there */
    public StudyRun(StudyDesign design, Path out) {
        this.folder = new StudyFolder(out);
        this.steps = new ArrayList<>(design.steps(out));
        steps.add(new ReportStep(design.file(), out));
    }

    /** Names of the steps in their order. */
    public List<String> steps() {
        return steps.stream().map(StudyStep::name).toList();
    }

    /** The folder of the files that score new patients. */
    public Path pack() {
        return folder.pack();
    }

    /**
     * Does what is not current.
     *
     * @param last name of the step to end with
     * @throws CohortException a table or step that cannot be used or done; says where
     */
    public void run(String last, Listener listener) throws IOException, CohortException {
        if (!steps().contains(last)) {
            throw new IllegalArgumentException("no step '" + last + "' among " + steps());
        }
        Files.createDirectories(folder.root());
        StepLog log = StepLog.open(folder.log());
        for (StudyStep step : steps) {
            Optional<String> current = log.current(step);
            String summary = current.isPresent() ? current.get() : done(step, log);
            listener.done(step.name(), summary, current.isPresent());
            if (step.name().equals(last)) {
                return;
            }
        }
    }

    /** Does all that is not current. */
    public void run(Listener listener) throws IOException, CohortException {
        run(steps.get(steps.size() - 1).name(), listener);
    }

    private static String done(StudyStep step, StepLog log) throws IOException, CohortException {
        try {
            long start = System.nanoTime();
            String summary = step.run();
            log.done(step, summary, Duration.ofNanos(System.nanoTime() - start));
            return summary;
        } catch (FitException | SignatureException e) {
            StudyException why = new StudyException.StepFailed(step.name(), e.getMessage());
            why.initCause(e);
            throw why;
        }
    }
}
