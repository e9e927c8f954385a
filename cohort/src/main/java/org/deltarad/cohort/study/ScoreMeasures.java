package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.evaluate.TimeDependentAuc;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.survival.Band;
import org.deltarad.cohort.survival.Concordance;
import org.deltarad.cohort.survival.KaplanMeier;
import org.deltarad.cohort.survival.LogRank;

/** Measures of scores, as the table that every design leaves, and Kaplan-Meier curves of the groups. */
public final class ScoreMeasures {
    private final Study.Evaluation evaluation;
    private final CsvFile measures = new CsvFile(
            "signature", "part", "patients", "events", "measure", "time", "value", "lower", "upper", "note");
    private final CsvFile curves = new CsvFile(
            "signature", "part", "group", "time", "at risk", "events", "censored", "survival", "lower", "upper");

    public ScoreMeasures(Study.Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * Patients of a part.
     *
     * @param score  id of the score that is judged
     * @param part   of the patients
     * @param events how many of them have the event
     */
    public record Judged(String score, String part, int patients, int events) {}

    /**
     * Adds C-index, time-dependent AUC, log-rank test and curves of patients with follow-up times.
     *
     * @param risk   higher for higher risk, none missing
     * @param groups of the patients
     * @param order  of the groups
     * @return the C-index
     */
    public Estimate survival(
            String score, String part, SurvivalTimes y, double[] risk, List<String> groups, List<String> order) {
        Judged judged = new Judged(score, part, y.size(), y.eventCount());
        double level = evaluation.level();
        Estimate c = add(judged, "C-index", "all", () -> Concordance.harrell(y, risk, level)
                .index());
        for (double time : evaluation.times()) {
            add(judged, "time-dependent AUC", time, () -> TimeDependentAuc.of(y, risk, time, level)
                    .auc());
        }
        int[] numbers = groups.stream().mapToInt(order::indexOf).toArray();
        add(
                judged,
                "log-rank p",
                "all",
                () -> Estimate.interval(new LogRank().test(y, numbers).p(), Double.NaN, Double.NaN));
        for (String group : order) {
            int[] rows = IntStream.range(0, y.size())
                    .filter(n -> groups.get(n).equals(group))
                    .toArray();
            addCurve(judged, group, KaplanMeier.of(y.rows(rows)));
        }
        return c;
    }

    /**
     * Adds a measure; where these patients do not tell, a row with the reason.
     *
     * @param time that it is of, or "all"
     */
    public Estimate add(Judged judged, String measure, Object time, Supplier<Estimate> computed) {
        Estimate e;
        String note = "";
        try {
            e = computed.get();
        } catch (FitException why) {
            e = Estimate.interval(Double.NaN, Double.NaN, Double.NaN);
            note = why.getMessage();
        }
        measures.add(
                judged.score(),
                judged.part(),
                judged.patients(),
                judged.events(),
                measure,
                time,
                e.value(),
                e.lower(),
                e.upper(),
                note);
        return e;
    }

    private void addCurve(Judged judged, String group, KaplanMeier km) {
        double[][] band = km.band(Band.LOG, evaluation.level());
        for (int n = 0; n < km.time().length; n++) {
            curves.add(
                    judged.score(),
                    judged.part(),
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

    /** Writes the measures, and the curves where they are wanted. */
    public void write(Path measuresFile, Optional<Path> curvesFile) throws IOException {
        measures.write(measuresFile);
        if (curvesFile.isPresent()) {
            curves.write(curvesFile.get());
        }
    }
}
