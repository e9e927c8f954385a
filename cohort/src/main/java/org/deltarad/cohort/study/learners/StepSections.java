package org.deltarad.cohort.study.learners;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.harmonise.ComBatHarmoniser;
import org.deltarad.cohort.harmonise.ComBatOptions;
import org.deltarad.cohort.harmonise.Scaling;
import org.deltarad.cohort.reduce.FeatureTest;
import org.deltarad.cohort.reduce.RedundancyFilter;
import org.deltarad.cohort.reduce.UnivariateScreen;
import org.deltarad.cohort.reliability.ReliabilityFilter;
import org.deltarad.cohort.statistics.CorrelationMatrix;
import org.deltarad.cohort.statistics.PAdjust;
import org.deltarad.cohort.study.StudySections;
import org.deltarad.cohort.survival.CoxOptions;
import org.deltarad.cohort.survival.CoxScreen;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.cohort.validate.Step;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.YamlNode;

/** Reads the list {@code steps} of a study's file; {@link LearnerStudyFile} has the keys. */
final class StepSections {
    private static final double NORMAL = 0.05;
    private static final Map<String, Test> TESTS = Map.of(
            "t-or-u", outcome -> FeatureTest.tOrMannWhitney(outcome.classes(), NORMAL),
            "t", outcome -> FeatureTest.t(outcome.classes()),
            "u", outcome -> FeatureTest.mannWhitney(outcome.classes()),
            "cox", outcome -> new CoxScreen(outcome.times(), CoxOptions.standard())::pValue);
    private static final Map<String, Scaling.Kind> SCALES =
            Map.of("z-score", Scaling.Kind.Z_SCORE, "min-max", Scaling.Kind.MIN_MAX);
    private static final Map<String, PAdjust> ADJUSTMENTS = Map.of("none", PAdjust.NONE, "bh", PAdjust.BH);
    private static final Map<String, CorrelationMatrix.Kind> CORRELATIONS =
            Map.of("pearson", CorrelationMatrix.Kind.PEARSON, "spearman", CorrelationMatrix.Kind.SPEARMAN);
    private static final Map<String, RedundancyFilter.Rule> RULES =
            Map.of("larger-mean", RedundancyFilter.Rule.LARGER_MEAN, "first-kept", RedundancyFilter.Rule.FIRST_KEPT);

    private StepSections() {}

    /** A test of one feature against an outcome. */
    @FunctionalInterface
    private interface Test {
        FeatureTest against(Outcome outcome);
    }

    /** Makes a plan of a step's value. */
    @FunctionalInterface
    private interface Reading {
        StepPlan of(String kind, YamlNode node) throws SignatureException.BadFile;
    }

    private static final Map<String, Reading> KINDS = Map.of(
            "scale", StepSections::scale,
            "combat", StepSections::combat,
            "reliability", StepSections::reliability,
            "screen", StepSections::screen,
            "redundancy", StepSections::redundancy);

    static List<StepPlan> steps(YamlNode node) throws SignatureException.BadFile {
        List<StepPlan> steps = new ArrayList<>();
        for (YamlNode item : node.items()) {
            Map<String, YamlNode> entries = item.entries();
            if (entries.size() != 1) {
                throw item.refuse("must be one step, such as 'scale: z-score'");
            }
            String kind = entries.keySet().iterator().next();
            if (!KINDS.containsKey(kind)) {
                throw entries.get(kind)
                        .refuse("is no step; there are "
                                + KINDS.keySet().stream().sorted().toList());
            }
            steps.add(KINDS.get(kind).of(kind, entries.get(kind)));
        }
        return steps;
    }

    private static StepPlan scale(String kind, YamlNode node) throws SignatureException.BadFile {
        Scaling.Kind scale = node.oneOf(SCALES);
        return new StepPlan(kind, scale.toString(), List.of(), context -> Step.scaling(scale));
    }

    private static StepPlan combat(String kind, YamlNode node) throws SignatureException.BadFile {
        Settings s = Settings.of(node, List.of("batch"), List.of("parametric", "meanOnly", "reference"));
        ComBatOptions options = new ComBatOptions(
                s.get("batch").text(),
                new Predictors(List.of(), List.of()),
                s.yes("parametric", true),
                s.yes("meanOnly", false),
                s.has("reference") ? Optional.of(s.get("reference").text()) : Optional.empty());
        return new StepPlan(
                kind,
                s.all(),
                List.of(options.batch()),
                context -> Step.harmonisation(training -> ComBatHarmoniser.fit(options, training, training.names())));
    }

    private static StepPlan reliability(String kind, YamlNode node) throws SignatureException.BadFile {
        ReliabilityFilter filter = StudySections.reliability(node);
        return new StepPlan(kind, filter.toString(), List.of(), context -> {
            Readings readings = context.readings();
            return Step.selection((training, outcome) -> {
                List<String> reliable = ReliabilityFilter.kept(readings.judge(filter, training.ids()));
                return training.names().stream().filter(reliable::contains).toList();
            });
        });
    }

    private static StepPlan screen(String kind, YamlNode node) throws SignatureException.BadFile {
        Settings s = Settings.of(node, List.of("test", "below"), List.of("adjust"));
        Test test = s.get("test").oneOf(TESTS);
        UnivariateScreen screen =
                new UnivariateScreen(s.oneOf("adjust", ADJUSTMENTS, PAdjust.NONE), StudySections.share(s.get("below")));
        return new StepPlan(
                kind,
                s.all(),
                List.of(),
                context -> Step.selection((training, outcome) -> screen.select(training, test.against(outcome))
                        .selection()
                        .kept()));
    }

    private static StepPlan redundancy(String kind, YamlNode node) throws SignatureException.BadFile {
        Settings s = Settings.of(node, List.of("correlation", "atLeast"), List.of("rule"));
        RedundancyFilter filter = new RedundancyFilter(
                s.get("correlation").oneOf(CORRELATIONS),
                StudySections.share(s.get("atLeast")),
                s.oneOf("rule", RULES, RedundancyFilter.Rule.LARGER_MEAN));
        return new StepPlan(
                kind,
                s.all(),
                List.of(),
                context -> Step.selection(
                        (training, outcome) -> filter.select(training).kept()));
    }
}
