package org.deltarad.cohort.study.learners;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.evaluate.Auc;
import org.deltarad.cohort.evaluate.Brier;
import org.deltarad.cohort.evaluate.CalibrationCurve;
import org.deltarad.cohort.evaluate.CalibrationGroup;
import org.deltarad.cohort.evaluate.CalibrationLine;
import org.deltarad.cohort.evaluate.ClinicalImpact;
import org.deltarad.cohort.evaluate.DecisionCurve;
import org.deltarad.cohort.evaluate.Difference;
import org.deltarad.cohort.evaluate.HosmerLemeshow;
import org.deltarad.cohort.evaluate.IntegratedDiscrimination;
import org.deltarad.cohort.evaluate.NetReclassification;
import org.deltarad.cohort.evaluate.SurvivalBrier;
import org.deltarad.cohort.evaluate.TimeDependentAuc;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.study.CsvFile;
import org.deltarad.cohort.study.Parts;
import org.deltarad.cohort.study.ScoreMeasures;
import org.deltarad.cohort.survival.Concordance;
import org.deltarad.cohort.survival.ConcordanceDifference;
import org.deltarad.cohort.validate.Outcome;

/** Tables of the fusion models' probabilities: calibration, benefit, and how the models compare. */
record ModelTables(LearnerContext context) {
    private static final double[] THRESHOLDS =
            IntStream.rangeClosed(1, 19).mapToDouble(n -> n * 5 / 100.0).toArray();

    /**
     * Probabilities of a model in patients of a part.
     *
     * @param time up to which, or "all" of classes
     * @param y    of the patients
     */
    private record Predicted(String model, String part, Object time, double[] score, double[] probability, Outcome y) {
        double at() {
            return (Double) time;
        }

        /** The same of all times. */
        Predicted whole() {
            return new Predicted(model, part, "all", score, probability, y);
        }
    }

    List<Path> files() {
        return List.of(calibration(), benefit(), comparison());
    }

    private Path calibration() {
        return context.file("calibration.csv");
    }

    private Path benefit() {
        return context.file("decision-curve.csv");
    }

    private Path comparison() {
        return context.file("comparison.csv");
    }

    private List<Predicted> predicted(String part, Outcome outcome) throws IOException, CohortException {
        List<Predicted> all = new ArrayList<>();
        List<Object> times = new ArrayList<>(context.study().evaluation().times());
        if (!context.survival()) {
            times.add("all");
        }
        for (String id : FuseStep.models(context)) {
            List<String> names = new ArrayList<>(List.of(id + " score"));
            names.addAll(FuseStep.probabilities(context, id));
            double[][] columns = LearnerContext.columns(FuseStep.table(context), names)
                    .values()
                    .toArray(double[][]::new);
            double[] score = LearnerContext.columns(FuseStep.table(context), List.of(FuseStep.SCORE))
                    .get(FuseStep.SCORE);
            int[] rows = LearnerContext.complete(context.tables().parts().rows(part), columns[0], score);
            for (int t = 0; t < times.size(); t++) {
                all.add(new Predicted(
                        id,
                        part,
                        times.get(t),
                        LearnerContext.pick(columns[0], rows),
                        LearnerContext.pick(columns[t + 1], rows),
                        outcome.rows(rows)));
            }
        }
        return all;
    }

    /** Adds Brier scores, and of classes calibration line and Hosmer-Lemeshow test. */
    void addBrier(ScoreMeasures measures, Outcome outcome) throws IOException, CohortException {
        double level = context.study().evaluation().level();
        for (String part : List.of(Parts.VALIDATION, Parts.TRAINING)) {
            for (Predicted p : predicted(part, outcome)) {
                int events = 0;
                for (boolean positive : p.y().positive()) {
                    events += positive ? 1 : 0;
                }
                ScoreMeasures.Judged judged = new ScoreMeasures.Judged(p.model(), part, p.y().size(), events);
                if (context.survival()) {
                    measures.add(judged, "Brier", p.time(), () -> SurvivalBrier.of(
                                    p.y().times(), p.probability(), p.at(), level)
                            .score());
                    continue;
                }
                boolean[] y = p.y().classes();
                measures.add(judged, "Brier", "all", () -> Brier.of(p.probability(), y, level)
                        .score());
                measures.add(judged, "calibration slope", "all", () -> CalibrationLine.of(p.probability(), y, level)
                        .slope());
                measures.add(judged, "calibration intercept", "all", () -> CalibrationLine.of(p.probability(), y, level)
                        .intercept());
                measures.add(
                        judged,
                        "Hosmer-Lemeshow p",
                        "all",
                        () -> Estimate.interval(
                                HosmerLemeshow.of(
                                                p.probability(),
                                                y,
                                                context.study().groups())
                                        .test()
                                        .p(),
                                Double.NaN,
                                Double.NaN));
            }
        }
    }

    /** Writes all tables. */
    void write(Outcome outcome) throws IOException, CohortException {
        CsvFile calibration = new CsvFile(
                "model", "part", "time", "group", "patients", "predicted", "observed", "lower", "upper", "note");
        CsvFile benefit = new CsvFile(
                "model",
                "part",
                "time",
                "threshold",
                "net benefit",
                "treat all",
                "high risk of 1000",
                "with event",
                "note");
        CsvFile comparison =
                new CsvFile("model", "against", "part", "time", "measure", "difference", "lower", "upper", "p", "note");
        for (String part : List.of(Parts.VALIDATION, Parts.TRAINING)) {
            List<Predicted> all = predicted(part, outcome);
            for (Predicted p : all) {
                addCalibration(calibration, p);
                addBenefit(benefit, p);
                for (Predicted other : all) {
                    boolean later = FuseStep.MODELS.indexOf(p.model()) > FuseStep.MODELS.indexOf(other.model());
                    if (later && p.time().equals(other.time())) {
                        compare(comparison, p, other);
                    }
                }
            }
        }
        calibration.write(calibration());
        benefit.write(benefit());
        comparison.write(comparison());
    }

    private void addCalibration(CsvFile csv, Predicted p) {
        double level = context.study().evaluation().level();
        int groups = context.study().groups();
        try {
            CalibrationCurve curve = context.survival()
                    ? CalibrationCurve.at(p.y().times(), p.probability(), p.at(), groups, level)
                    : CalibrationCurve.of(p.probability(), p.y().classes(), groups, level);
            int number = 0;
            for (CalibrationGroup g : curve.groups()) {
                csv.add(
                        p.model(),
                        p.part(),
                        p.time(),
                        ++number,
                        g.patients(),
                        g.predicted(),
                        g.observed().value(),
                        g.observed().lower(),
                        g.observed().upper(),
                        "");
            }
        } catch (FitException e) {
            csv.add(p.model(), p.part(), p.time(), "", "", "", "", "", "", e.getMessage());
        }
    }

    private void addBenefit(CsvFile csv, Predicted p) {
        try {
            DecisionCurve curve = context.survival()
                    ? DecisionCurve.at(p.y().times(), p.probability(), p.at(), THRESHOLDS)
                    : DecisionCurve.of(p.probability(), p.y().classes(), THRESHOLDS);
            ClinicalImpact impact =
                    context.survival() ? null : ClinicalImpact.of(p.probability(), p.y().classes(), THRESHOLDS);
            for (int n = 0; n < THRESHOLDS.length; n++) {
                csv.add(
                        p.model(),
                        p.part(),
                        p.time(),
                        THRESHOLDS[n],
                        curve.model()[n],
                        curve.all()[n],
                        impact == null ? "" : impact.highRisk()[n],
                        impact == null ? "" : impact.highRiskWithEvent()[n],
                        "");
            }
        } catch (FitException e) {
            csv.add(p.model(), p.part(), p.time(), "", "", "", "", "", e.getMessage());
        }
    }

    private void compare(CsvFile csv, Predicted p, Predicted other) {
        double level = context.study().evaluation().level();
        if (context.survival()) {
            add(
                    csv,
                    p,
                    other,
                    "time-dependent AUC",
                    () -> TimeDependentAuc.difference(
                            TimeDependentAuc.of(p.y().times(), p.score(), p.at(), level),
                            TimeDependentAuc.of(p.y().times(), other.score(), p.at(), level),
                            level));
            add(
                    csv,
                    p,
                    other,
                    "Brier",
                    () -> SurvivalBrier.difference(
                            SurvivalBrier.of(p.y().times(), p.probability(), p.at(), level),
                            SurvivalBrier.of(p.y().times(), other.probability(), p.at(), level),
                            level));
            if (!p.time().equals(context.study().evaluation().times().get(0))) {
                return;
            }
            add(csv, p.whole(), other, "C-index", () -> {
                ConcordanceDifference d = Concordance.difference(
                        Concordance.harrell(p.y().times(), p.score(), level),
                        Concordance.harrell(p.y().times(), other.score(), level),
                        level);
                return new Difference(d.difference(), Double.NaN, d.p());
            });
            return;
        }
        boolean[] y = p.y().classes();
        add(
                csv,
                p,
                other,
                "AUC",
                () -> Auc.difference(Auc.of(p.score(), y, level), Auc.of(other.score(), y, level), level));
        add(csv, p, other, "NRI", () -> NetReclassification.continuous(other.probability(), p.probability(), y, level)
                .total());
        add(csv, p, other, "IDI", () -> IntegratedDiscrimination.of(other.probability(), p.probability(), y, level)
                .improvement());
    }

    /** Adds how much higher a measure of the first is; where these patients do not tell, a row with the reason. */
    private static void add(CsvFile csv, Predicted p, Predicted other, String measure, Supplier<Difference> computed) {
        try {
            Difference d = computed.get();
            csv.add(
                    p.model(),
                    other.model(),
                    p.part(),
                    p.time(),
                    measure,
                    d.estimate().value(),
                    d.estimate().lower(),
                    d.estimate().upper(),
                    d.p(),
                    "");
        } catch (FitException e) {
            csv.add(p.model(), other.model(), p.part(), p.time(), measure, "", "", "", "", e.getMessage());
        }
    }
}
