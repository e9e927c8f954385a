package org.deltarad.cohort.study.learners;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.learn.ModelFile;
import org.deltarad.cohort.regression.LinearScore;
import org.deltarad.cohort.regression.LogisticModel;
import org.deltarad.cohort.study.CsvFile;
import org.deltarad.cohort.study.StudyStep;
import org.deltarad.cohort.survival.CoxModel;
import org.deltarad.cohort.validate.CrossValidation;
import org.deltarad.cohort.validate.FittedPipeline;
import org.deltarad.cohort.validate.FittedStep;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.cohort.validate.Pipeline;
import org.deltarad.cohort.validate.PipelineFile;

/**
 * Fits one learner, with all steps before it: in each fold of the training patients, which gives each a score by a pipeline that did
 * not see them, and then on all of them. A learner that cannot be fitted, or not on this machine, leaves the reason instead.
 */
record TrainLearnerStep(LearnerContext context, LearnerPlan plan) implements StudyStep {
    @Override
    public String name() {
        return context.step("train") + ":" + plan.id();
    }

    @Override
    public String settings() {
        return context.settings() + "\n" + plan + "\n"
                + plan.on()
                        .map(id -> context.study().learners().get(id).toString())
                        .orElse("");
    }

    @Override
    public List<Path> inputs() {
        return context.inputs();
    }

    private Path features() {
        return context.learner(plan.id(), "-features.csv");
    }

    @Override
    public List<Path> outputs() {
        return List.of(context.model(plan.id()), context.heldOut(plan.id()), context.folds(plan.id()), features());
    }

    @Override
    public String run() throws IOException, CohortException {
        FeatureTable rows = context.tables().rows().rows();
        int[] training = context.training();
        FeatureTable seen = rows.rows(training);
        Outcome outcome = context.outcome().rows(training);
        Pipeline pipeline = context.pipeline(plan);
        double[] scores = new double[rows.size()];
        double[] heldOut = new double[rows.size()];
        Arrays.fill(scores, Double.NaN);
        Arrays.fill(heldOut, Double.NaN);
        Files.createDirectories(context.model(plan.id()).getParent());
        CsvFile folds = new CsvFile("fold", "patients", context.measure());
        String said;
        try {
            CrossValidation.Result result = new CrossValidation(
                            context.folds(seen, outcome),
                            context.metric(),
                            Runtime.getRuntime().availableProcessors())
                    .run(pipeline, seen, outcome);
            FittedPipeline fitted = pipeline.fit(seen, outcome);
            double[] own = result.heldOutScores(training.length);
            for (int n = 0; n < training.length; n++) {
                heldOut[training[n]] = own[n];
            }
            scores = fitted.scores(rows);
            for (CrossValidation.Fold fold : result.folds()) {
                folds.add(result.folds().indexOf(fold) + 1, fold.split().validation().length, fold.value());
            }
            writeFeatures(fitted);
            Files.writeString(context.model(plan.id()), new PipelineFile(ModelFile.standard()).write(fitted));
            said = String.format(
                    "%s %.3f in %d folds, on %d of %d features",
                    context.measure(),
                    result.mean(),
                    result.folds().size(),
                    fitted.modelColumns().size(),
                    rows.names().size());
        } catch (FitException e) {
            said = "not fitted: " + e.getMessage();
            Files.writeString(
                    context.model(plan.id()), new ObjectMapper().writeValueAsString(Map.of("reason", e.getMessage())));
            new CsvFile("feature", "left after", "dropped by", "coefficient").write(features());
        }
        folds.write(context.folds(plan.id()));
        CsvFile csv = new CsvFile(LearnerContext.PATIENT, LearnerContext.SCORE, LearnerContext.HELD_OUT);
        for (int n = 0; n < scores.length; n++) {
            csv.add(rows.ids().get(n), scores[n], heldOut[n]);
        }
        csv.write(context.heldOut(plan.id()));
        return said;
    }

    /** Each feature with the last step that kept it, the one that dropped it, and its coefficient in a linear model. */
    private void writeFeatures(FittedPipeline fitted) throws IOException {
        CsvFile csv = new CsvFile("feature", "left after", "dropped by", "coefficient");
        Map<String, Double> coefficients = coefficients(fitted);
        for (String feature : fitted.columns()) {
            String left = "";
            String dropped = "";
            for (int s = 0; s < fitted.steps().size() && dropped.isEmpty(); s++) {
                FittedStep step = fitted.steps().get(s);
                Set<String> names = new LinkedHashSet<>(step.names());
                if (names.contains(feature)) {
                    left = label(s);
                } else {
                    dropped = label(s);
                }
            }
            csv.add(feature, left, dropped, coefficients.getOrDefault(feature, Double.NaN));
        }
        csv.write(features());
    }

    private String label(int step) {
        List<StepPlan> steps = context.study().steps();
        return (step + 1) + " "
                + (step < steps.size()
                        ? steps.get(step).kind()
                        : "selected by " + plan.on().orElseThrow());
    }

    private static Map<String, Double> coefficients(FittedPipeline fitted) {
        double[] values = linear(fitted.model());
        Map<String, Double> coefficients = new HashMap<>();
        for (int n = 0; n < values.length; n++) {
            coefficients.put(fitted.modelColumns().get(n), values[n]);
        }
        return coefficients;
    }

    /** Coefficients of a linear model; none of another. */
    private static double[] linear(RiskModel model) {
        if (model instanceof LinearScore score) {
            return score.coefficients();
        }
        if (model instanceof CoxModel cox) {
            return cox.coefficients();
        }
        return model instanceof LogisticModel logistic ? logistic.coefficients() : new double[0];
    }
}
