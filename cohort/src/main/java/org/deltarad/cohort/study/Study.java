package org.deltarad.cohort.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.regression.PenaltyChoice;
import org.deltarad.cohort.reliability.ReliabilityFilter;
import org.deltarad.signature.Signature;

/**
 * What is done with a cohort, as its YAML file says; see {@link StudyFile} for the keys.
 *
 * @param file        where it was read from
 * @param about       what the signatures and reports cite
 * @param data        the tables
 * @param columns     their roles
 * @param harmonise   regression on acquisition parameters
 * @param reliability which features readers agree on; none to keep all
 * @param split       into training and validation patients
 * @param learner     of the signatures that are trained
 * @param train       inputs of the signatures to train, by id
 * @param published   signatures to calibrate as they are
 * @param cutoffTime  follow-up at whose time-dependent ROC curve Youden's index is largest
 * @param evaluation  of the scores
 */
public record Study(
        Path file,
        About about,
        Data data,
        Columns columns,
        Harmonise harmonise,
        Optional<ReliabilityFilter> reliability,
        SplitPlan split,
        Learner learner,
        Map<String, Signature.Input> train,
        List<Signature> published,
        double cutoffTime,
        Evaluation evaluation)
        implements StudyDesign {
    public Study {
        train = Collections.unmodifiableMap(new LinkedHashMap<>(train));
        published = List.copyOf(published);
    }

    /**
     * @param id         short name, of the calibration too
     * @param version    of the study, and of what it makes
     * @param synthetic  whether the patients were made by a program
     * @param extraction the preset that the features were extracted with
     */
    public record About(
            String id,
            String version,
            String title,
            String citation,
            String endpoint,
            boolean synthetic,
            String extraction) {}

    /**
     * @param features a row per patient and time point
     * @param patients a row per patient
     * @param readers  a row per patient, time point and reader
     */
    public record Data(Path features, Path patients, Optional<Path> readers) {}

    /**
     * Names of columns.
     *
     * @param baseline the time point before treatment
     * @param mid      the time point during treatment
     * @param features what a feature's whole name matches
     */
    public record Columns(
            String patient,
            String timePoint,
            String baseline,
            String mid,
            String reader,
            Pattern features,
            String time,
            String event) {
        @Override
        public String toString() {
            return String.join("|", patient, timePoint, baseline, mid, reader, features.pattern(), time, event);
        }
    }

    /** @param fdr level of the gate of S0; empty to subtract the prediction of all features (S1) */
    public record Harmonise(Predictors predictors, OptionalDouble fdr) {}

    /**
     * @param validation share of the patients that is held out
     * @param events     whether patients with and without the event are kept in proportion
     * @param timeBins   groups of follow-up time that are kept in proportion, 1 for none
     * @param by         columns of categories of the patients' table that are kept in proportion
     */
    public record SplitPlan(double validation, boolean events, int timeBins, List<String> by, long seed) {
        public SplitPlan {
            by = List.copyOf(by);
        }
    }

    /**
     * Lasso or elastic net for the Cox model.
     *
     * @param alpha share of the absolute values in the penalty, 1 for the lasso
     * @param folds of the cross-validation; empty for leave-one-out
     * @param lambdaMinRatio smallest penalty of the path as a fraction of the largest; NaN for glmnet's default
     */
    public record Learner(
            double alpha, Optional<Integer> folds, PenaltyChoice penalty, double lambdaMinRatio, long seed) {}

    /**
     * @param times of the time-dependent AUC, in the unit of follow-up
     * @param level of intervals
     */
    public record Evaluation(List<Double> times, double level) {
        public Evaluation {
            times = List.copyOf(times);
        }
    }

    @Override
    public List<StudyStep> steps(Path out) {
        StudyContext context = new StudyContext(this, new StudyFolder(out));
        List<StudyStep> all = new ArrayList<>(List.of(new SplitStep(context), new HarmoniseStep(context)));
        if (!train.isEmpty()) {
            all.add(new TrainStep(context));
        }
        all.addAll(List.of(new CalibrateStep(context), new EvaluateStep(context)));
        return List.copyOf(all);
    }

    /** The same with these published signatures alone: nothing is trained. */
    public Study calibrating(List<Signature> signatures) {
        return new Study(
                file,
                about,
                data,
                columns,
                harmonise,
                reliability,
                split,
                learner,
                Map.of(),
                signatures,
                cutoffTime,
                evaluation);
    }
}
