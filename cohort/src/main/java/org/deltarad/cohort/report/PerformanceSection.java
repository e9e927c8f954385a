package org.deltarad.cohort.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.evaluate.Auc;
import org.deltarad.cohort.evaluate.Brier;
import org.deltarad.cohort.evaluate.CalibrationCurve;
import org.deltarad.cohort.evaluate.CalibrationGroup;
import org.deltarad.cohort.evaluate.ClinicalImpact;
import org.deltarad.cohort.evaluate.DecisionCurve;
import org.deltarad.cohort.evaluate.HosmerLemeshow;
import org.deltarad.cohort.evaluate.RocCurve;
import org.deltarad.cohort.evaluate.RocPoint;
import org.deltarad.cohort.evaluate.SurvivalBrier;
import org.deltarad.cohort.evaluate.TimeDependentAuc;
import org.deltarad.cohort.figure.CurveFigure;
import org.deltarad.cohort.figure.CurveFigure.Named;
import org.deltarad.cohort.figure.NomogramFigure;
import org.deltarad.cohort.numeric.Estimate;

/** Discrimination, calibration and benefit of one score in training and validation patients. */
final class PerformanceSection {
    private static final double[] THRESHOLDS =
            IntStream.rangeClosed(1, 99).mapToDouble(n -> n / 100.0).toArray();
    private static final int GROUPS = 5;
    private static final int PATIENTS_OF_GROUP = 12;

    private final StudyFacts facts;
    private final String endpoint;
    private final ScoreSet scores;
    private final Findings findings;
    private final String file;

    /**
     * @param endpoint prefix of files; empty for the only one
     * @param findings that are added to
     */
    PerformanceSection(StudyFacts facts, String endpoint, ScoreSet scores, Findings findings) {
        this.facts = facts;
        this.endpoint = endpoint;
        this.scores = scores;
        this.findings = findings;
        this.file = Findings.fileName(endpoint, scores.id());
    }

    void write() {
        for (ScoreSet.Part part : scores.parts()) {
            findings.attempt("The ROC curve of " + scores.id() + " in " + part.name() + " patients", () -> roc(part));
        }
        findings.attempt("Risk predicted by " + scores.id(), () -> {
            FrozenRisk risk = FrozenRisk.fit(scores);
            if (!scores.survival()) {
                predicted(risk, Double.NaN);
            } else if (facts.mainTime().isPresent()) {
                predicted(risk, facts.mainTime().get());
            }
        });
    }

    private String at(double time) {
        return Double.isFinite(time) ? " at " + Cells.plain(time) : "";
    }

    private void roc(ScoreSet.Part part) {
        List<Named<RocCurve>> curves = new ArrayList<>();
        List<Double> times = part.follow().isPresent() ? facts.times() : List.of(Double.NaN);
        List<String> missing = new ArrayList<>();
        for (double time : times) {
            try {
                curves.add(curve(part, time));
            } catch (FitException e) {
                missing.add(Cells.plain(time) + " (" + e.getMessage() + ")");
            }
        }
        if (curves.isEmpty()) {
            throw new FitException(missing.isEmpty() ? "no times of evaluation" : String.join(", ", missing));
        }
        findings.figure(
                CurveFigure.roc(
                        "roc-" + file + "-" + part.name(), "ROC of " + scores.id() + ", " + part.name(), curves),
                (part.follow().isPresent()
                                ? "Cumulative/dynamic time-dependent ROC curves, weighted for censoring, in "
                                : "ROC curve in ")
                        + part.ids().size() + " " + part.name() + " patients with " + part.events()
                        + " events; areas with intervals."
                        + (missing.isEmpty() ? "" : " Not computable at " + String.join(", ", missing) + "."));
    }

    private Named<RocCurve> curve(ScoreSet.Part part, double time) {
        boolean survival = part.follow().isPresent();
        Estimate auc = survival
                ? TimeDependentAuc.of(part.follow().get(), part.risk(), time, facts.level())
                        .auc()
                : Auc.of(part.risk(), part.event(), facts.level()).auc();
        RocCurve curve =
                survival ? RocCurve.at(part.follow().get(), part.risk(), time) : RocCurve.of(part.risk(), part.event());
        for (RocPoint p : curve.points()) {
            findings.row(
                    "roc",
                    List.of("endpoint", "signature", "part", "time", "cutoff", "sensitivity", "specificity"),
                    endpoint,
                    scores.id(),
                    part.name(),
                    time,
                    p.cutoff(),
                    p.sensitivity(),
                    p.specificity());
        }
        String name = survival ? "at " + Cells.plain(time) + ": AUC " : "AUC ";
        return new Named<>(name + Cells.interval(auc.value(), auc.lower(), auc.upper()), curve);
    }

    private void predicted(FrozenRisk risk, double time) {
        overall(risk);
        List<Named<CalibrationCurve>> calibration = new ArrayList<>();
        List<Named<DecisionCurve>> benefit = new ArrayList<>();
        for (ScoreSet.Part part : scores.parts()) {
            findings.attempt("Calibration of " + scores.id() + " in " + part.name() + " patients", () -> {
                CalibrationCurve curve = calibration(part, risk.of(part, time), time);
                calibration.add(new Named<>(part.name(), curve));
            });
            findings.attempt("The decision curve of " + scores.id() + " in " + part.name() + " patients", () -> {
                DecisionCurve curve = benefit(part, risk.of(part, time), time);
                benefit.add(new Named<>(part.name(), curve));
            });
        }
        if (!calibration.isEmpty()) {
            findings.figure(
                    CurveFigure.calibration(
                            "calibration-" + file, "Calibration of " + scores.id() + at(time), calibration),
                    "Observed against predicted risk" + at(time) + " in groups by predicted risk, with intervals.");
        }
        for (Named<DecisionCurve> curve : benefit) {
            findings.figure(
                    CurveFigure.decision(
                            "decision-" + file + "-" + curve.name(),
                            "Decision curve of " + scores.id() + ", " + curve.name() + at(time),
                            List.of(new Named<>(scores.id(), curve.curve()))),
                    "Net benefit" + at(time) + " in " + curve.name() + " patients over threshold probabilities.");
        }
        ScoreSet.Part last = scores.parts().get(scores.parts().size() - 1);
        findings.attempt("The clinical impact curve of " + scores.id(), () -> impact(last, risk.of(last, time), time));
        findings.attempt(
                "The nomogram of " + scores.id(),
                () -> findings.figure(
                        NomogramFigure.of(
                                "nomogram-" + file,
                                "Nomogram of the score " + scores.id(),
                                risk.nomogram(scores.training(), facts.times())),
                        "The model behind the predicted risks, as points."));
    }

    private void overall(FrozenRisk risk) {
        List<List<String>> rows = new ArrayList<>();
        for (ScoreSet.Part part : scores.parts()) {
            if (!part.name().equals(ScoreSet.TRAINING)) {
                row(rows, part, "Calibration slope", Double.NaN, () -> risk.slope(part, facts.level()));
            }
            if (part.follow().isPresent()) {
                for (double t : facts.times()) {
                    row(rows, part, "Brier score", t, () -> SurvivalBrier.of(
                                    part.follow().get(), risk.of(part, t), t, facts.level())
                            .score());
                }
            } else {
                double[] p = risk.of(part, Double.NaN);
                row(rows, part, "Brier score", Double.NaN, () -> Brier.of(p, part.event(), facts.level())
                        .score());
                row(
                        rows,
                        part,
                        "Hosmer-Lemeshow p",
                        Double.NaN,
                        () -> Estimate.interval(
                                HosmerLemeshow.of(p, part.event(), groups(part))
                                        .test()
                                        .p(),
                                Double.NaN,
                                Double.NaN));
            }
        }
        findings.add(new Block.Rows(
                "Predicted risk of " + scores.id()
                        + ": calibration slope (1 is perfect) and Brier score (smaller is better)",
                List.of("Part", "Measure", "Time", "Value (interval)"),
                rows));
    }

    private void row(
            List<List<String>> rows, ScoreSet.Part part, String measure, double time, Supplier<Estimate> computed) {
        String text;
        Estimate e = Estimate.interval(Double.NaN, Double.NaN, Double.NaN);
        try {
            e = computed.get();
            text = Cells.interval(e.value(), e.lower(), e.upper());
        } catch (FitException why) {
            text = "not computable: " + why.getMessage();
        }
        rows.add(List.of(part.name(), measure, Double.isFinite(time) ? Cells.plain(time) : "all", text));
        findings.row(
                "risk-measures",
                List.of("endpoint", "signature", "part", "measure", "time", "value", "lower", "upper"),
                endpoint,
                scores.id(),
                part.name(),
                measure,
                time,
                e.value(),
                e.lower(),
                e.upper());
    }

    private static int groups(ScoreSet.Part part) {
        return Math.max(2, Math.min(GROUPS, part.ids().size() / PATIENTS_OF_GROUP));
    }

    private CalibrationCurve calibration(ScoreSet.Part part, double[] risk, double time) {
        requireEvents(part);
        CalibrationCurve curve = part.follow().isPresent()
                ? CalibrationCurve.at(part.follow().get(), risk, time, groups(part), facts.level())
                : CalibrationCurve.of(risk, part.event(), groups(part), facts.level());
        for (CalibrationGroup g : curve.groups()) {
            findings.row(
                    "calibration-curve",
                    List.of(
                            "endpoint",
                            "signature",
                            "part",
                            "time",
                            "patients",
                            "predicted",
                            "observed",
                            "lower",
                            "upper"),
                    endpoint,
                    scores.id(),
                    part.name(),
                    time,
                    g.patients(),
                    g.predicted(),
                    g.observed().value(),
                    g.observed().lower(),
                    g.observed().upper());
        }
        return curve;
    }

    private DecisionCurve benefit(ScoreSet.Part part, double[] risk, double time) {
        requireEvents(part);
        DecisionCurve curve = part.follow().isPresent()
                ? DecisionCurve.at(part.follow().get(), risk, time, THRESHOLDS)
                : DecisionCurve.of(risk, part.event(), THRESHOLDS);
        for (int n = 0; n < THRESHOLDS.length; n++) {
            findings.row(
                    "decision-curve",
                    List.of("endpoint", "signature", "part", "time", "threshold", "model", "all"),
                    endpoint,
                    scores.id(),
                    part.name(),
                    time,
                    THRESHOLDS[n],
                    curve.model()[n],
                    curve.all()[n]);
        }
        return curve;
    }

    private void impact(ScoreSet.Part part, double[] risk, double time) {
        requireEvents(part);
        Optional<SurvivalTimes> y = part.follow();
        ClinicalImpact impact = y.isPresent()
                ? ClinicalImpact.at(y.get(), risk, time, THRESHOLDS)
                : ClinicalImpact.of(risk, part.event(), THRESHOLDS);
        for (int n = 0; n < THRESHOLDS.length; n++) {
            findings.row(
                    "impact",
                    List.of("endpoint", "signature", "part", "time", "threshold", "high risk", "high risk with event"),
                    endpoint,
                    scores.id(),
                    part.name(),
                    time,
                    THRESHOLDS[n],
                    impact.highRisk()[n],
                    impact.highRiskWithEvent()[n]);
        }
        findings.figure(
                CurveFigure.impact(
                        "impact-" + file, "Clinical impact of " + scores.id() + ", " + part.name() + at(time), impact),
                "Of 1000 patients as the " + part.name() + " ones: those whose predicted risk" + at(time)
                        + " is at or above the threshold, and those of them with the event.");
    }

    private static void requireEvents(ScoreSet.Part part) {
        if (part.events() == 0) {
            throw new FitException("no events among " + part.ids().size() + " patients");
        }
    }
}
