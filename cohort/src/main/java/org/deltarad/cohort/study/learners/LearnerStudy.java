package org.deltarad.cohort.study.learners;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.study.Study;
import org.deltarad.cohort.study.StudyDesign;
import org.deltarad.cohort.study.StudyFolder;
import org.deltarad.cohort.study.StudyStep;
import org.deltarad.cohort.study.rows.DivideStep;
import org.deltarad.cohort.study.rows.Endpoint;
import org.deltarad.cohort.study.rows.PatientColumns;
import org.deltarad.cohort.study.rows.RowColumns;
import org.deltarad.cohort.study.rows.RowContext;
import org.deltarad.cohort.study.rows.Variable;

/**
 * A study of learners, as its YAML file says; see {@link LearnerStudyFile} for the keys.
 *
 * @param variables  clinical variables by name
 * @param predicted  endpoints with their clinical variables; the split keeps the first one's events in proportion
 * @param steps      before the learners
 * @param learners   by id, all of the kind of the endpoints
 * @param choice     among them
 * @param cutoffTime follow-up at whose time-dependent ROC curve Youden's index is largest; none of classes
 * @param groups     of calibration curves
 */
public record LearnerStudy(
        Path file,
        Study.About about,
        Study.Data data,
        RowColumns columns,
        Map<String, Variable> variables,
        List<Predicted> predicted,
        Study.SplitPlan split,
        List<StepPlan> steps,
        Map<String, LearnerPlan> learners,
        Choice choice,
        OptionalDouble cutoffTime,
        Study.Evaluation evaluation,
        int groups)
        implements StudyDesign {
    /** Value of the key {@code design}. */
    public static final String DESIGN = "learners";

    public LearnerStudy {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        predicted = List.copyOf(predicted);
        steps = List.copyOf(steps);
        learners = Collections.unmodifiableMap(new LinkedHashMap<>(learners));
    }

    /**
     * An endpoint.
     *
     * @param clinical names of the variables that the nomogram combines with the chosen learner's score
     * @param screen   those of them stay whose p in the training patients is below this; none to keep all
     */
    public record Predicted(Endpoint endpoint, List<String> clinical, OptionalDouble screen) {
        public Predicted {
            clinical = List.copyOf(clinical);
        }
    }

    /**
     * Cross-validation of the learners within the training patients.
     *
     * @param folds of them, in proportion to event and batch
     */
    public record Choice(int folds, long seed) {}

    /** Columns of the features' table that are batches. */
    List<String> batches() {
        return steps.stream().flatMap(s -> s.batches().stream()).distinct().toList();
    }

    /** Columns of the patients' table that are looked at. */
    PatientColumns wanted() {
        PatientColumns all = PatientColumns.NONE;
        for (Predicted p : predicted) {
            all = all.and(p.endpoint());
            for (String name : p.clinical()) {
                all = all.and(variables.get(name));
            }
        }
        List<String> by = new ArrayList<>(split.by());
        by.removeAll(batches());
        return all.and(List.of(), by);
    }

    @Override
    public List<StudyStep> steps(Path out) {
        RowContext tables =
                new RowContext(data, columns, new Predictors(List.of(), batches()), wanted(), new StudyFolder(out));
        List<StudyStep> all = new ArrayList<>();
        all.add(new DivideStep(tables, Optional.of(split), predicted.get(0).endpoint()));
        List<LearnerContext> contexts = new ArrayList<>();
        for (Predicted p : predicted) {
            LearnerContext context = new LearnerContext(this, p, tables);
            contexts.add(context);
            learners.values().forEach(plan -> all.add(new TrainLearnerStep(context, plan)));
            all.add(new ChooseStep(context));
            all.add(new FuseStep(context));
            all.add(new JudgeStep(context));
        }
        all.add(new PackageStep(contexts));
        return List.copyOf(all);
    }
}
