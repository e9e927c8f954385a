package org.deltarad.cohort.study.learners;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.deltarad.cohort.study.Study;
import org.deltarad.cohort.study.StudySections;
import org.deltarad.cohort.study.rows.Endpoint;
import org.deltarad.cohort.study.rows.RowSections;
import org.deltarad.cohort.study.rows.Variable;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.YamlNode;

/**
 * Studies of learners as YAML files. No other keys are known; those with a question mark may be left out:
 *
 * <pre>
 * format: deltarad-study/1
 * design: learners
 * id, version, title, citation, extraction: texts
 * synthetic: true | false
 * data: {features, patients, readers?}
 * columns: {patient, timePoint?, baseline?, reader?, features: regular expression}
 * variables: {name: {number: column} | {column, is: [categories]} | {courses: [[dose, fractions], ..], alphaBeta}, ..}
 * endpoints:
 *   id: {time, event, clinical?: [variables], screen?: p} | {class: column, positive: category, clinical?, screen?}
 * split: {validation: share, seed, events?, timeBins?, by?: [categories of either table]}
 * steps: a list of
 *   scale: z-score | min-max
 *   combat: {batch: column, parametric?: true, meanOnly?: false, reference?: batch}
 *   reliability: {icc: "2,1", above: number, lower?: number}
 *   screen: {test: t-or-u | t | u | cox, below: p, adjust?: none | bh}
 *   redundancy: {correlation: pearson | spearman, atLeast: number, rule?: larger-mean | first-kept}
 * learners:
 *   id: {method, on?: id of a lasso above, whose features are taken, ..} with, of follow-up times,
 *     lasso-cox {folds, penalty?: min | 1se, lambdaMinRatio?, seed?}, elastic-net-cox {alpha, ..}, cox {},
 *     survival-forest {trees, nodeSize?, mtry?, seed?}, boosting {trees, splits?, shrinkage?, leafSize?, subsample?, seed?},
 *     xgboost {rounds, maxDepth?, eta?, minChildWeight?, subsample?, columnsPerTree?, seed?},
 *     survival-svm {kernel: linear | polynomial | rbf, alpha, gamma?, degree?, coef0?}, or, of classes,
 *     lasso-logistic, elastic-net-logistic, logistic, neighbours {k, weights?: uniform | distance}, svm {kernel, cost, ..}
 * choice: {folds, seed}
 * cutoff?: {time}, of follow-up times
 * evaluation: {times?: [..], of follow-up times, level?: 0.95, groups?: 5}
 * </pre>
 */
public final class LearnerStudyFile {
    private static final List<String> KEYS = List.of(
            "format",
            "design",
            "id",
            "version",
            "title",
            "citation",
            "extraction",
            "synthetic",
            "data",
            "columns",
            "endpoints",
            "split",
            "steps",
            "learners",
            "choice",
            "evaluation");
    private static final double USUAL_LEVEL = 0.95;

    private LearnerStudyFile() {}

    /** The study of a file's root. */
    public static LearnerStudy of(Path file, StudySections sections, YamlNode root) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = root.exactly(KEYS, List.of("variables", "cutoff"));
        keys.get("format").oneOf(Map.of(StudySections.FORMAT, StudySections.FORMAT));
        keys.get("design").oneOf(Map.of(LearnerStudy.DESIGN, LearnerStudy.DESIGN));
        Map<String, Variable> variables =
                keys.containsKey("variables") ? RowSections.variables(keys.get("variables")) : Map.of();
        if (variables.containsKey(FuseStep.SCORE)) {
            throw keys.get("variables").refuse("'" + FuseStep.SCORE + "' is what the chosen learner says");
        }
        List<LearnerStudy.Predicted> predicted = endpoints(keys.get("endpoints"), variables);
        boolean survival = predicted.get(0).endpoint() instanceof Endpoint.Survival;
        Map<String, LearnerPlan> learners = LearnerSections.learners(keys.get("learners"));
        requireKind(keys, survival, predicted, learners);
        List<StepPlan> steps = StepSections.steps(keys.get("steps"));
        Study.Data data = sections.data(keys.get("data"));
        if (data.readers().isEmpty() && steps.stream().anyMatch(s -> s.kind().equals("reliability"))) {
            throw keys.get("steps").refuse("reliability needs data.readers, a table of two readers' features");
        }
        Settings choice = Settings.of(keys.get("choice"), List.of("folds", "seed"), List.of());
        OptionalDouble cutoff = keys.containsKey("cutoff")
                ? OptionalDouble.of(StudySections.positive(
                        keys.get("cutoff").exactly(List.of("time")).get("time")))
                : OptionalDouble.empty();
        Settings evaluation = Settings.of(
                keys.get("evaluation"), survival ? List.of("times") : List.of(), List.of("level", "groups"));
        List<Double> times = new ArrayList<>();
        if (survival) {
            for (YamlNode time : evaluation.get("times").items()) {
                times.add(StudySections.positive(time));
            }
        }
        double level = evaluation.has("level") ? StudySections.share(evaluation.get("level")) : USUAL_LEVEL;
        return new LearnerStudy(
                file,
                StudySections.about(
                        keys, predicted.stream().map(p -> p.endpoint().id()).collect(Collectors.joining(", "))),
                data,
                RowSections.columns(keys.get("columns")),
                variables,
                predicted,
                StudySections.split(keys.get("split")),
                steps,
                learners,
                new LearnerStudy.Choice(
                        choice.atLeast(2, "folds", 2), choice.get("seed").count()),
                cutoff,
                new Study.Evaluation(times, level),
                evaluation.atLeast(2, "groups", 5));
    }

    private static void requireKind(
            Map<String, YamlNode> keys,
            boolean survival,
            List<LearnerStudy.Predicted> predicted,
            Map<String, LearnerPlan> learners)
            throws SignatureException.BadFile {
        for (LearnerStudy.Predicted p : predicted) {
            if (p.endpoint() instanceof Endpoint.Survival != survival) {
                throw keys.get("endpoints").refuse("all must have follow-up times, or all classes");
            }
        }
        for (Map.Entry<String, YamlNode> entry : keys.get("learners").entries().entrySet()) {
            LearnerPlan plan = learners.get(entry.getKey());
            if (plan.survival() != survival) {
                throw entry.getValue()
                        .refuse(plan.method() + " learns " + (plan.survival() ? "follow-up times" : "classes")
                                + ", the endpoints are " + (survival ? "follow-up times" : "classes"));
            }
        }
        if (survival != keys.containsKey("cutoff")) {
            throw keys.get("endpoints")
                    .refuse(survival ? "follow-up times need the key cutoff" : "classes have no key cutoff");
        }
    }

    private static List<LearnerStudy.Predicted> endpoints(YamlNode node, Map<String, Variable> variables)
            throws SignatureException.BadFile {
        List<LearnerStudy.Predicted> all = new ArrayList<>();
        for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
            requireName(entry.getKey(), entry.getValue());
            Settings s = Settings.of(
                    entry.getValue(), List.of(), List.of("time", "event", "class", "positive", "clinical", "screen"));
            all.add(new LearnerStudy.Predicted(
                    RowSections.endpoint(entry.getKey(), entry.getValue(), s.keys()),
                    s.has("clinical") ? RowSections.names(s.get("clinical"), variables) : List.of(),
                    s.has("screen")
                            ? OptionalDouble.of(StudySections.share(s.get("screen")))
                            : OptionalDouble.empty()));
        }
        if (all.isEmpty()) {
            throw node.refuse("there is no endpoint");
        }
        return all;
    }

    /** A name that can be a file's and is no fusion model's. */
    static void requireName(String name, YamlNode node) throws SignatureException.BadFile {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*") || FuseStep.MODELS.contains(name)) {
            throw node.refuse(
                    "'" + name + "' cannot name files: a name has letters, digits and . _ - only, and is none of "
                            + FuseStep.MODELS);
        }
    }
}
