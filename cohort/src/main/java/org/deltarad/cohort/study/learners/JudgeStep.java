package org.deltarad.cohort.study.learners;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.evaluate.RocCurve;
import org.deltarad.cohort.evaluate.RocPoint;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.study.CsvFile;
import org.deltarad.cohort.study.Parts;
import org.deltarad.cohort.study.ScoreMeasures;
import org.deltarad.cohort.study.StudyStep;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Scorer;

/**
 * Takes cut-offs from training patients (Youden, on scores that they had while they were held out), and judges learners and fusion
 * models in both parts. The training part shows how learners look where they were fitted.
 */
record JudgeStep(LearnerContext context) implements StudyStep {
    private static final List<String> GROUPS = List.of(RiskGroup.LOW.name(), RiskGroup.HIGH.name());

    @Override
    public String name() {
        return context.step("evaluate");
    }

    @Override
    public String settings() {
        return context.study().evaluation() + "\n" + context.study().cutoffTime() + "\n"
                + context.study().groups() + "\n" + context.predicted() + "\n"
                + context.study().learners().keySet();
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(context.tables().inputs());
        inputs.add(FuseStep.table(context));
        inputs.add(ChooseStep.table(context));
        context.study().learners().keySet().forEach(id -> inputs.add(context.heldOut(id)));
        return inputs;
    }

    static Path cutoffs(LearnerContext context) {
        return context.file("cutoffs.csv");
    }

    private Path roc() {
        return context.file("roc.csv");
    }

    @Override
    public List<Path> outputs() {
        List<Path> outputs = new ArrayList<>(List.of(
                cutoffs(context),
                roc(),
                context.folder().scores(),
                context.folder().evaluation()));
        outputs.addAll(new ModelTables(context).files());
        if (context.survival()) {
            outputs.add(context.folder().curves());
        }
        return outputs;
    }

    /**
     * Scores of all patients.
     *
     * @param shown   of the learner as it was fitted
     * @param forCut  those of training patients while they were held out
     */
    private record Scores(double[] shown, double[] forCut) {}

    private Map<String, Scores> scores() throws IOException, CohortException {
        Map<String, Scores> all = new LinkedHashMap<>();
        for (String id : ChooseStep.fitted(context)) {
            Map<String, double[]> own =
                    LearnerContext.columns(context.heldOut(id), List.of(LearnerContext.SCORE, LearnerContext.HELD_OUT));
            all.put(id, new Scores(own.get(LearnerContext.SCORE), own.get(LearnerContext.HELD_OUT)));
        }
        for (String id : FuseStep.models(context)) {
            double[] own = LearnerContext.columns(FuseStep.table(context), List.of(id + " score"))
                    .get(id + " score");
            all.put(id, new Scores(own, own));
        }
        return all;
    }

    @Override
    public String run() throws IOException, CohortException {
        Map<String, Scores> scores = scores();
        Outcome outcome = context.outcome();
        Map<String, RocPoint> cutoffs = new LinkedHashMap<>();
        CsvFile csv = new CsvFile("score", "cutoff", "sensitivity", "specificity");
        for (Map.Entry<String, Scores> entry : scores.entrySet()) {
            RocPoint best = youden(entry.getValue().forCut(), outcome);
            cutoffs.put(entry.getKey(), best);
            csv.add(entry.getKey(), best.cutoff(), best.sensitivity(), best.specificity());
        }
        csv.write(cutoffs(context));
        writeScores(scores, cutoffs, outcome);
        String said = measure(scores, cutoffs, outcome);
        new ModelTables(context).write(outcome);
        return said;
    }

    /** The cut-off is NaN when the scores do not tell. */
    private RocPoint youden(double[] score, Outcome outcome) throws IOException, CohortException {
        int[] rows = LearnerContext.complete(context.training(), score);
        RocCurve curve = context.survival()
                ? RocCurve.at(
                        outcome.times().rows(rows),
                        LearnerContext.pick(score, rows),
                        context.study().cutoffTime().orElseThrow())
                : RocCurve.of(
                        LearnerContext.pick(score, rows), outcome.rows(rows).classes());
        RocPoint best = curve.youden();
        return Double.isFinite(best.cutoff()) ? best : new RocPoint(Double.NaN, best.sensitivity(), best.specificity());
    }

    private static String group(double score, RocPoint cutoff) {
        return Double.isNaN(score) || Double.isNaN(cutoff.cutoff())
                ? ""
                : Scorer.group(RiskGroup.HIGH, score, cutoff.cutoff()).name();
    }

    private void writeScores(Map<String, Scores> scores, Map<String, RocPoint> cutoffs, Outcome outcome)
            throws IOException, CohortException {
        List<Object> header = new ArrayList<>(List.of(LearnerContext.PATIENT, "part", "time", "event"));
        scores.keySet().forEach(id -> header.addAll(List.of(id + " score", id + " group")));
        CsvFile csv = new CsvFile(header.toArray());
        Parts parts = context.tables().parts();
        boolean[] positive = outcome.positive();
        for (int n = 0; n < positive.length; n++) {
            List<Object> cells = new ArrayList<>(List.of(
                    parts.patients().get(n),
                    parts.names().get(n),
                    context.survival() ? outcome.times().time(n) : "",
                    positive[n] ? 1 : 0));
            for (Map.Entry<String, Scores> entry : scores.entrySet()) {
                double score = entry.getValue().shown()[n];
                cells.add(score);
                cells.add(group(score, cutoffs.get(entry.getKey())));
            }
            csv.add(cells.toArray());
        }
        csv.write(context.folder().scores());
    }

    private String measure(Map<String, Scores> scores, Map<String, RocPoint> cutoffs, Outcome outcome)
            throws IOException, CohortException {
        ScoreMeasures measures = new ScoreMeasures(context.study().evaluation());
        CsvFile roc = new CsvFile("signature", "part", "time", "cutoff", "sensitivity", "specificity");
        String chosen = ChooseStep.chosen(context);
        String last = FuseStep.models(context).get(FuseStep.models(context).size() - 1);
        List<String> said = new ArrayList<>();
        for (Map.Entry<String, Scores> entry : scores.entrySet()) {
            String id = entry.getKey();
            for (String part : List.of(Parts.VALIDATION, Parts.TRAINING)) {
                int[] rows = LearnerContext.complete(
                        context.tables().parts().rows(part), entry.getValue().shown());
                double[] risk = LearnerContext.pick(entry.getValue().shown(), rows);
                Outcome y = outcome.rows(rows);
                Estimate whole = context.survival()
                        ? survival(measures, id, part, y.times(), risk, cutoffs.get(id))
                        : new ClassMeasures(
                                        measures, context.study().evaluation().level())
                                .add(
                                        id,
                                        part,
                                        y.classes(),
                                        risk,
                                        cutoffs.get(id).cutoff());
                addRoc(roc, id, part, y, risk);
                if (part.equals(Parts.VALIDATION) && (id.equals(chosen) || id.equals(last))) {
                    said.add(String.format(
                            "%s: %s %.3f (%.3f to %.3f) in %d validation patients",
                            id, context.measure(), whole.value(), whole.lower(), whole.upper(), rows.length));
                }
            }
        }
        new ModelTables(context).addBrier(measures, outcome);
        measures.write(
                context.folder().evaluation(),
                context.survival() ? Optional.of(context.folder().curves()) : Optional.empty());
        roc.write(roc());
        return String.join(", ", said);
    }

    private static Estimate survival(
            ScoreMeasures measures, String id, String part, SurvivalTimes y, double[] risk, RocPoint cutoff) {
        List<String> groups = IntStream.range(0, risk.length)
                .mapToObj(n -> group(risk[n], cutoff))
                .toList();
        List<String> order = Double.isNaN(cutoff.cutoff())
                ? List.of("")
                : GROUPS.stream().filter(groups::contains).toList();
        return measures.survival(id, part, y, risk, groups, order);
    }

    private void addRoc(CsvFile csv, String id, String part, Outcome y, double[] risk) {
        if (!context.survival()) {
            addRoc(csv, id, part, "all", () -> RocCurve.of(risk, y.classes()));
            return;
        }
        for (double time : context.study().evaluation().times()) {
            addRoc(csv, id, part, time, () -> RocCurve.at(y.times(), risk, time));
        }
    }

    /** Adds a curve where these patients have one. */
    private static void addRoc(CsvFile csv, String id, String part, Object time, Supplier<RocCurve> curve) {
        try {
            curve.get().points().forEach(p -> csv.add(id, part, time, p.cutoff(), p.sensitivity(), p.specificity()));
        } catch (FitException e) {
            csv.add(id, part, time, Double.NaN, Double.NaN, Double.NaN);
        }
    }
}
