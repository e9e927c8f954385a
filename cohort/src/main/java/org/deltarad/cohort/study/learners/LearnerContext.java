package org.deltarad.cohort.study.learners;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.regression.LinearScore;
import org.deltarad.cohort.study.Parts;
import org.deltarad.cohort.study.StudyFolder;
import org.deltarad.cohort.study.rows.Endpoint;
import org.deltarad.cohort.study.rows.RowContext;
import org.deltarad.cohort.validate.Metric;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.cohort.validate.Pipeline;
import org.deltarad.cohort.validate.Split;
import org.deltarad.cohort.validate.Splits;
import org.deltarad.cohort.validate.Step;
import org.deltarad.cohort.validate.Strata;

/** What the steps of one endpoint share. */
record LearnerContext(LearnerStudy study, LearnerStudy.Predicted predicted, RowContext tables) {
    static final String PATIENT = "patient";
    static final String SCORE = "score";
    /** Scores of training patients by pipelines that did not see them. */
    static final String HELD_OUT = "held-out score";

    String endpoint() {
        return predicted.endpoint().id();
    }

    boolean survival() {
        return predicted.endpoint() instanceof Endpoint.Survival;
    }

    /** Where the endpoint's tables are: a folder of its own when there are several. */
    StudyFolder folder() {
        Path root = tables.folder().root();
        return study.predicted().size() == 1 ? tables.folder() : new StudyFolder(root.resolve(endpoint()));
    }

    Path file(String name) {
        return folder().root().resolve(name);
    }

    Path learner(String id, String rest) {
        return file("learners").resolve(id + rest);
    }

    /** Fitted pipeline of a learner, or why there is none. */
    Path model(String id) {
        return learner(id, ".json");
    }

    Path heldOut(String id) {
        return learner(id, ".csv");
    }

    Path folds(String id) {
        return learner(id, "-folds.csv");
    }

    String step(String name) {
        return study.predicted().size() == 1 ? name : name + ":" + endpoint();
    }

    /** Settings that all pipelines depend on. */
    String settings() {
        return study.about() + "\n" + tables.settings() + "\n" + predicted.endpoint() + "\n" + study.steps() + "\n"
                + study.choice();
    }

    /** Tables, split and readings. */
    List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(tables.inputs());
        study.data().readers().ifPresent(inputs::add);
        return inputs;
    }

    Readings readings() throws IOException, TableException {
        return Readings.read(
                study.columns(),
                study.data().readers().orElseThrow(),
                tables.rows().features());
    }

    Outcome outcome() throws IOException, CohortException {
        return tables.rows().outcome(predicted.endpoint());
    }

    int[] training() throws IOException, CohortException {
        return tables.parts().rows(Parts.TRAINING);
    }

    /** Harrell's C, or the area under the ROC curve. */
    Metric metric() {
        return survival() ? Metric.concordance() : Metric.auc();
    }

    String measure() {
        return survival() ? "C-index" : "AUC";
    }

    /** Splits of the training rows, in proportion to event and batch. */
    List<Split> folds(FeatureTable training, Outcome outcome) {
        Strata strata = Strata.of(training.ids()).by(outcome.positive());
        for (String batch : study.batches()) {
            strata = strata.by(training.categories(batch));
        }
        return Splits.kFold(strata, study.choice().folds(), study.choice().seed());
    }

    /** The steps and a learner. */
    Pipeline pipeline(LearnerPlan plan) throws IOException, CohortException {
        List<Step> steps = new ArrayList<>();
        for (StepPlan step : study.steps()) {
            steps.add(step.maker().of(this));
        }
        if (plan.on().isPresent()) {
            LearnerPlan selecting = study.learners().get(plan.on().get());
            steps.add(Step.selection((training, outcome) -> {
                LinearScore linear = (LinearScore) selecting.estimator().fit(training.values(), outcome);
                return linear.selected().stream().map(training.names()::get).toList();
            }));
        }
        return new Pipeline(steps, plan.estimator());
    }

    /** Numbers of a table with a row per patient, by column. */
    static Map<String, double[]> columns(Path table, List<String> names) throws IOException, TableException {
        FeatureTable rows = FeatureTableReader.read(
                table, new ColumnRoles(List.of(PATIENT), Optional.of(names), List.of(), Set.of()));
        Map<String, double[]> columns = new LinkedHashMap<>();
        names.forEach(name -> columns.put(name, rows.column(name)));
        return columns;
    }

    /** Those of some rows that are a number in all columns. */
    static int[] complete(int[] rows, double[]... columns) {
        return IntStream.of(rows)
                .filter(r -> {
                    for (double[] column : columns) {
                        if (Double.isNaN(column[r])) {
                            return false;
                        }
                    }
                    return true;
                })
                .toArray();
    }

    static double[] pick(double[] values, int... rows) {
        return IntStream.of(rows).mapToDouble(r -> values[r]).toArray();
    }
}
