package org.deltarad.cohort.study.learners;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.cohort.learn.boost.CoxBoosting;
import org.deltarad.cohort.learn.boost.CoxBoostingOptions;
import org.deltarad.cohort.learn.boost.XgboostOptions;
import org.deltarad.cohort.learn.boost.XgboostSurvival;
import org.deltarad.cohort.learn.forest.ForestOptions;
import org.deltarad.cohort.learn.forest.SurvivalForest;
import org.deltarad.cohort.learn.neighbours.NearestNeighbours;
import org.deltarad.cohort.learn.neighbours.NeighbourOptions;
import org.deltarad.cohort.learn.svm.Kernel;
import org.deltarad.cohort.learn.svm.SurvivalSvm;
import org.deltarad.cohort.learn.svm.SurvivalSvmOptions;
import org.deltarad.cohort.learn.svm.SvmClassifier;
import org.deltarad.cohort.learn.svm.SvmOptions;
import org.deltarad.cohort.regression.ClassMeasure;
import org.deltarad.cohort.regression.CoxMeasure;
import org.deltarad.cohort.regression.CrossValidatedPath;
import org.deltarad.cohort.regression.FoldAssignment;
import org.deltarad.cohort.regression.LogisticOptions;
import org.deltarad.cohort.regression.LogisticRegression;
import org.deltarad.cohort.regression.PathOptions;
import org.deltarad.cohort.regression.PenalisedCox;
import org.deltarad.cohort.regression.PenalisedLogistic;
import org.deltarad.cohort.regression.PenaltyChoice;
import org.deltarad.cohort.study.StudySections;
import org.deltarad.cohort.survival.CoxOptions;
import org.deltarad.cohort.survival.CoxRegression;
import org.deltarad.cohort.validate.Estimator;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.YamlNode;

/** Reads the mapping {@code learners} of a study's file; {@link LearnerStudyFile} has the keys. */
final class LearnerSections {
    private static final Map<String, PenaltyChoice> PENALTIES =
            Map.of("min", PenaltyChoice.LAMBDA_MIN, "1se", PenaltyChoice.LAMBDA_1SE);
    private static final Map<String, NeighbourOptions.Weights> WEIGHTS =
            Map.of("uniform", NeighbourOptions.Weights.UNIFORM, "distance", NeighbourOptions.Weights.DISTANCE);
    private static final List<String> KERNEL = List.of("gamma", "degree", "coef0");

    private LearnerSections() {}

    /**
     * A method.
     *
     * @param survival whether it learns times to an event
     * @param required keys
     * @param optional keys
     */
    private record Method(boolean survival, List<String> required, List<String> optional, Reading reading) {}

    /** Makes a learner of its settings. */
    @FunctionalInterface
    private interface Reading {
        Estimator of(Settings settings) throws SignatureException.BadFile;
    }

    private static final List<String> PATH = List.of("folds");
    private static final List<String> PATH_MORE = List.of("penalty", "lambdaMinRatio", "seed");
    private static final Map<String, Method> METHODS = Map.ofEntries(
            Map.entry("lasso-cox", new Method(true, PATH, PATH_MORE, LearnerSections::penalisedCox)),
            Map.entry(
                    "elastic-net-cox",
                    new Method(true, List.of("folds", "alpha"), PATH_MORE, LearnerSections::penalisedCox)),
            Map.entry(
                    "cox",
                    new Method(
                            true, List.of(), List.of(), s -> Estimator.of(new CoxRegression(CoxOptions.standard())))),
            Map.entry(
                    "survival-forest",
                    new Method(true, List.of("trees"), List.of("nodeSize", "mtry", "seed"), LearnerSections::forest)),
            Map.entry(
                    "boosting",
                    new Method(
                            true,
                            List.of("trees"),
                            List.of("splits", "shrinkage", "leafSize", "subsample", "seed"),
                            LearnerSections::boosting)),
            Map.entry(
                    "xgboost",
                    new Method(
                            true,
                            List.of("rounds"),
                            List.of("maxDepth", "eta", "minChildWeight", "subsample", "columnsPerTree", "seed"),
                            LearnerSections::xgboost)),
            Map.entry(
                    "survival-svm",
                    new Method(
                            true,
                            List.of("kernel", "alpha"),
                            KERNEL,
                            s -> Estimator.of(new SurvivalSvm(
                                    new SurvivalSvmOptions(kernel(s), StudySections.positive(s.get("alpha"))))))),
            Map.entry("lasso-logistic", new Method(false, PATH, PATH_MORE, LearnerSections::penalisedLogistic)),
            Map.entry(
                    "elastic-net-logistic",
                    new Method(false, List.of("folds", "alpha"), PATH_MORE, LearnerSections::penalisedLogistic)),
            Map.entry(
                    "logistic",
                    new Method(
                            false,
                            List.of(),
                            List.of(),
                            s -> Estimator.of(new LogisticRegression(LogisticOptions.standard())))),
            Map.entry(
                    "neighbours",
                    new Method(
                            false,
                            List.of("k"),
                            List.of("weights"),
                            s -> Estimator.of(new NearestNeighbours(new NeighbourOptions(
                                    s.atLeast(1, "k", 1),
                                    NeighbourOptions.Distance.EUCLIDEAN,
                                    s.oneOf("weights", WEIGHTS, NeighbourOptions.Weights.UNIFORM)))))),
            Map.entry(
                    "svm",
                    new Method(
                            false,
                            List.of("kernel", "cost"),
                            KERNEL,
                            s -> Estimator.of(new SvmClassifier(
                                    SvmOptions.of(kernel(s), StudySections.positive(s.get("cost"))))))));

    static Map<String, LearnerPlan> learners(YamlNode node) throws SignatureException.BadFile {
        Map<String, LearnerPlan> learners = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
            learners.put(entry.getKey(), learner(entry.getKey(), entry.getValue(), learners));
        }
        if (learners.isEmpty()) {
            throw node.refuse("there is no learner");
        }
        return learners;
    }

    private static LearnerPlan learner(String id, YamlNode node, Map<String, LearnerPlan> before)
            throws SignatureException.BadFile {
        LearnerStudyFile.requireName(id, node);
        YamlNode named = node.entries().get("method");
        if (named == null) {
            throw node.refuse("key 'method' is missing");
        }
        Method method = named.oneOf(METHODS);
        List<String> required = new ArrayList<>(List.of("method"));
        required.addAll(method.required());
        List<String> optional = new ArrayList<>(List.of("on"));
        optional.addAll(method.optional());
        Settings settings = Settings.of(node, required, optional);
        Optional<String> on =
                settings.has("on") ? Optional.of(settings.get("on").text()) : Optional.empty();
        if (on.isPresent() && !selects(before.get(on.get()))) {
            throw settings.get("on").refuse("must be a lasso or elastic net above, whose features are taken");
        }
        return new LearnerPlan(
                id,
                named.text(),
                settings.all(),
                method.survival(),
                on,
                method.reading().of(settings));
    }

    private static boolean selects(LearnerPlan plan) {
        return plan != null
                && (plan.method().startsWith("lasso") || plan.method().startsWith("elastic"));
    }

    private static PathOptions path(Settings s) throws SignatureException.BadFile {
        double alpha = s.has("alpha") ? StudySections.share(s.get("alpha")) : 1;
        double ratio = s.has("lambdaMinRatio") ? StudySections.share(s.get("lambdaMinRatio")) : Double.NaN;
        return PathOptions.elasticNet(alpha).withLambdaMinRatio(ratio);
    }

    private static FoldAssignment folds(Settings s) throws SignatureException.BadFile {
        return s.get("folds").text().equals("leave-one-out")
                ? FoldAssignment.leaveOneOut()
                : FoldAssignment.random(s.atLeast(3, "folds", 10), s.atLeast(0, "seed", 1));
    }

    private static Estimator penalisedCox(Settings s) throws SignatureException.BadFile {
        PenalisedCox cox = new PenalisedCox(path(s));
        FoldAssignment folds = folds(s);
        PenaltyChoice choice = s.oneOf("penalty", PENALTIES, PenaltyChoice.LAMBDA_MIN);
        return (x, outcome) -> {
            CrossValidatedPath path = cox.crossValidate(x, outcome.times(), folds, CoxMeasure.DEVIANCE);
            return choice == PenaltyChoice.LAMBDA_MIN ? path.modelAtMin() : path.modelAtOneSe();
        };
    }

    private static Estimator penalisedLogistic(Settings s) throws SignatureException.BadFile {
        PenalisedLogistic logistic = new PenalisedLogistic(path(s));
        FoldAssignment folds = folds(s);
        PenaltyChoice choice = s.oneOf("penalty", PENALTIES, PenaltyChoice.LAMBDA_MIN);
        return (x, outcome) -> {
            CrossValidatedPath path = logistic.crossValidate(x, outcome.classes(), folds, ClassMeasure.DEVIANCE);
            return choice == PenaltyChoice.LAMBDA_MIN ? path.modelAtMin() : path.modelAtOneSe();
        };
    }

    private static Estimator forest(Settings s) throws SignatureException.BadFile {
        ForestOptions usual = ForestOptions.defaults(s.atLeast(0, "seed", 1));
        ForestOptions options = new ForestOptions(
                s.atLeast(1, "trees", usual.trees()),
                s.atLeast(0, "mtry", usual.mtry()),
                s.atLeast(1, "nodeSize", usual.nodeSize()),
                usual.leafSize(),
                usual.splitPoints(),
                usual.timePoints(),
                usual.sampling(),
                usual.fraction(),
                usual.importance(),
                usual.seed());
        return Estimator.of(new SurvivalForest(options, 1));
    }

    private static Estimator boosting(Settings s) throws SignatureException.BadFile {
        CoxBoostingOptions usual = CoxBoostingOptions.defaults(s.atLeast(0, "seed", 1));
        int trees = s.atLeast(1, "trees", usual.trees());
        int splits = s.atLeast(1, "splits", usual.splits());
        double shrinkage = s.positive("shrinkage", usual.shrinkage());
        int leafSize = s.atLeast(1, "leafSize", usual.leafSize());
        double subsample = s.positive("subsample", usual.subsample());
        return Estimator.of(new CoxBoosting(s.node()
                .build(() -> new CoxBoostingOptions(trees, splits, shrinkage, leafSize, subsample, usual.seed()))));
    }

    private static Estimator xgboost(Settings s) throws SignatureException.BadFile {
        XgboostOptions usual = XgboostOptions.defaults(new XgboostOptions.Objective.Cox(), s.atLeast(0, "seed", 1));
        int rounds = s.atLeast(1, "rounds", usual.rounds());
        int maxDepth = s.atLeast(1, "maxDepth", usual.maxDepth());
        double eta = s.positive("eta", usual.eta());
        double weight = s.positive("minChildWeight", usual.minChildWeight());
        double subsample = s.positive("subsample", usual.subsample());
        double columns = s.positive("columnsPerTree", usual.columnsPerTree());
        XgboostOptions options = s.node()
                .build(() -> new XgboostOptions(
                        usual.objective(),
                        rounds,
                        maxDepth,
                        eta,
                        weight,
                        usual.lambda(),
                        usual.alpha(),
                        usual.gamma(),
                        subsample,
                        columns,
                        usual.seed()));
        return Estimator.of(new XgboostSurvival(options));
    }

    /** Of a linear kernel the other keys are refused; gamma has no default that would depend on the data. */
    private static Kernel kernel(Settings s) throws SignatureException.BadFile {
        Kernel.Type type = s.get("kernel")
                .oneOf(Map.of(
                        "linear", Kernel.Type.LINEAR, "polynomial", Kernel.Type.POLYNOMIAL, "rbf", Kernel.Type.RBF));
        if (type == Kernel.Type.LINEAR) {
            if (KERNEL.stream().anyMatch(s::has)) {
                throw s.get("kernel").refuse("a linear kernel has none of " + KERNEL);
            }
            return Kernel.linear();
        }
        if (!s.has("gamma")) {
            throw s.get("kernel").refuse("needs gamma");
        }
        double gamma = StudySections.positive(s.get("gamma"));
        return type == Kernel.Type.RBF
                ? Kernel.rbf(gamma)
                : Kernel.polynomial(
                        gamma,
                        s.atLeast(1, "degree", 3),
                        s.has("coef0") ? s.get("coef0").number() : 0);
    }
}
