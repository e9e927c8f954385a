package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.evaluate.TimeDependentAuc;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.survival.Band;
import org.deltarad.cohort.survival.Concordance;
import org.deltarad.cohort.survival.KaplanMeier;
import org.deltarad.cohort.survival.LogRank;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;

/**
 * Judges the scores: time-dependent AUC, C-index, and Kaplan-Meier of the groups with the log-rank test, of the validation
 * patients and, as what they look like where they were fitted, of the training patients.
 */
record EvaluateStep(StudyContext context) implements StudyStep {
    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String settings() {
        return context.ids() + "\n" + context.study().evaluation();
    }

    @Override
    public List<Path> inputs() {
        return List.of(context.folder().scores());
    }

    @Override
    public List<Path> outputs() {
        return List.of(context.folder().evaluation(), context.folder().curves());
    }

    /** Patients of a part with their scores, higher for higher risk, and groups. */
    private record Part(String signature, String name, SurvivalTimes y, double[] score, int[] group) {}

    @Override
    public String run() throws IOException, CohortException, SignatureException {
        CsvFile measures = new CsvFile(
                "signature", "part", "patients", "events", "measure", "time", "value", "lower", "upper", "note");
        CsvFile curves = new CsvFile(
                "signature", "part", "group", "time", "at risk", "events", "censored", "survival", "lower", "upper");
        StringBuilder said = new StringBuilder();
        for (Signature signature : context.signatures()) {
            for (String name : List.of(StudyContext.VALIDATION, StudyContext.TRAINING)) {
                Part part = part(signature, name);
                Estimate c = measure(measures, part);
                writeCurves(curves, part);
                if (name.equals(StudyContext.VALIDATION)) {
                    said.append(said.isEmpty() ? "" : ", ")
                            .append(String.format(
                                    "%s: C-index %.3f (%.3f to %.3f) in %d validation patients",
                                    signature.id(),
                                    c.value(),
                                    c.lower(),
                                    c.upper(),
                                    part.y().size()));
                }
            }
        }
        measures.write(context.folder().evaluation());
        curves.write(context.folder().curves());
        return said.toString();
    }

    private Part part(Signature signature, String name) throws IOException, CohortException {
        String score = signature.id() + " score";
        String group = signature.id() + " group";
        ColumnRoles roles = new ColumnRoles(
                List.of(StudyContext.PATIENT),
                Optional.of(List.of("time", "event", score)),
                List.of(StudyContext.PART, group),
                Set.of());
        FeatureTable all = FeatureTableReader.read(context.folder().scores(), roles);
        List<String> parts = all.categories(StudyContext.PART);
        double[] scores = all.column(score);
        FeatureTable rows = all.rows(IntStream.range(0, all.size())
                .filter(r -> parts.get(r).equals(name) && !Double.isNaN(scores[r]))
                .toArray());
        double[] event = rows.column("event");
        boolean[] events = new boolean[event.length];
        for (int n = 0; n < events.length; n++) {
            events[n] = event[n] == 1;
        }
        double[] risk = rows.column(score);
        if (signature.highMeans() == RiskGroup.LOW) {
            for (int n = 0; n < risk.length; n++) {
                risk[n] = -risk[n];
            }
        }
        int[] groups = rows.categories(group).stream()
                .mapToInt(g -> number(RiskGroup.valueOf(g)))
                .toArray();
        return new Part(signature.id(), name, SurvivalTimes.of(rows.column("time"), events), risk, groups);
    }

    private static int number(RiskGroup group) {
        return group == RiskGroup.HIGH ? 1 : 0;
    }

    private Estimate measure(CsvFile csv, Part part) {
        double level = context.study().evaluation().level();
        Estimate c = add(csv, part, "C-index", "all", () -> Concordance.harrell(part.y(), part.score(), level)
                .index());
        for (double time : context.study().evaluation().times()) {
            add(csv, part, "time-dependent AUC", time, () -> TimeDependentAuc.of(part.y(), part.score(), time, level)
                    .auc());
        }
        add(
                csv,
                part,
                "log-rank p",
                "all",
                () -> Estimate.interval(
                        new LogRank().test(part.y(), part.group()).p(), Double.NaN, Double.NaN));
        return c;
    }

    /** Adds a measure; where these patients do not tell, a row with the reason. */
    private static Estimate add(CsvFile csv, Part part, String measure, Object time, Supplier<Estimate> computed) {
        Estimate e;
        String note = "";
        try {
            e = computed.get();
        } catch (FitException why) {
            e = Estimate.interval(Double.NaN, Double.NaN, Double.NaN);
            note = why.getMessage();
        }
        csv.add(
                part.signature(),
                part.name(),
                part.y().size(),
                part.y().eventCount(),
                measure,
                time,
                e.value(),
                e.lower(),
                e.upper(),
                note);
        return e;
    }

    private void writeCurves(CsvFile csv, Part part) {
        for (RiskGroup group : RiskGroup.values()) {
            int[] rows = IntStream.range(0, part.group().length)
                    .filter(n -> part.group()[n] == number(group))
                    .toArray();
            KaplanMeier km = KaplanMeier.of(part.y().rows(rows));
            double[][] band = km.band(Band.LOG, context.study().evaluation().level());
            for (int n = 0; n < km.time().length; n++) {
                csv.add(
                        part.signature(),
                        part.name(),
                        group,
                        km.time()[n],
                        km.atRisk()[n],
                        km.events()[n],
                        km.censored()[n],
                        km.survival()[n],
                        band[0][n],
                        band[1][n]);
            }
        }
    }
}
