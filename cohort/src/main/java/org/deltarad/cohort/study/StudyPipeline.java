package org.deltarad.cohort.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.harmonise.OlsHarmoniser;
import org.deltarad.cohort.regression.CoxMeasure;
import org.deltarad.cohort.regression.CrossValidatedPath;
import org.deltarad.cohort.regression.FoldAssignment;
import org.deltarad.cohort.regression.LinearScore;
import org.deltarad.cohort.regression.PathOptions;
import org.deltarad.cohort.regression.PenalisedCox;
import org.deltarad.cohort.regression.PenaltyChoice;
import org.deltarad.cohort.reliability.ReliabilityFilter;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.cohort.validate.Pipeline;
import org.deltarad.cohort.validate.Step;
import org.deltarad.signature.Signature;

/**
 * How a study trains a signature, as a pipeline over paired rows: harmonisation, readers' agreement, penalised Cox model.
 * Cross-validation can run it as it can any other.
 *
 * @param readers empty to keep all features
 */
record StudyPipeline(StudyData data, Optional<ReaderAgreement> readers) {

    /** The model and how its penalty was chosen. */
    record PathModel(CrossValidatedPath path, LinearScore linear) implements RiskModel {
        @Override
        public double score(double[] x) {
            return linear.score(x);
        }
    }

    static PairedHarmonisation harmonisation(StudyData data, Signature.Input input) {
        Study.Harmonise plan = data.study().harmonise();
        return new PairedHarmonisation(new OlsHarmoniser(plan.predictors(), plan.fdr()), data.features(), input);
    }

    /** The pipeline of a signature. */
    Pipeline of(Signature.Input input) {
        List<Step> steps = new ArrayList<>(List.of(harmonisation(data, input)));
        readers.ifPresent(r -> steps.add(Step.selection((training, outcome) -> {
            List<String> reliable = ReliabilityFilter.kept(r.judge(training.ids()));
            return training.names().stream().filter(reliable::contains).toList();
        })));
        return new Pipeline(steps, this::model);
    }

    private PathModel model(double[][] x, Outcome outcome) {
        Study.Learner learner = data.study().learner();
        FoldAssignment folds = learner.folds()
                .map(k -> FoldAssignment.random(k, learner.seed()))
                .orElseGet(FoldAssignment::leaveOneOut);
        CrossValidatedPath path = path(x, outcome, learner, folds);
        return new PathModel(
                path, learner.penalty() == PenaltyChoice.LAMBDA_MIN ? path.modelAtMin() : path.modelAtOneSe());
    }

    private static CrossValidatedPath path(double[][] x, Outcome outcome, Study.Learner learner, FoldAssignment folds) {
        PathOptions options = PathOptions.elasticNet(learner.alpha()).withLambdaMinRatio(learner.lambdaMinRatio());
        try {
            return new PenalisedCox(options).crossValidate(x, outcome.times(), folds, CoxMeasure.DEVIANCE);
        } catch (FitException e) {
            FitException why = new FitException("the penalty of " + x.length + " patients with "
                    + outcome.times().eventCount() + " events cannot be chosen by cross-validation: " + e.getMessage());
            why.initCause(e);
            throw why;
        }
    }
}
