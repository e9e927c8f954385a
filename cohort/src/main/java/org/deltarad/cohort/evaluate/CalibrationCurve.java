package org.deltarad.cohort.evaluate;

import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.survival.Band;
import org.deltarad.cohort.survival.KaplanMeier;

/** Observed against predicted risk in groups by quantiles of the predicted one, ascending. */
public record CalibrationCurve(List<CalibrationGroup> groups) {
    public CalibrationCurve {
        groups = List.copyOf(groups);
    }

    /**
     * Of two classes: fractions with Wilson's intervals.
     *
     * @param groups 10 for deciles; fewer come out where many probabilities are equal
     */
    public static CalibrationCurve of(double[] probability, boolean[] y, int groups, double level) {
        Checks.probabilities(probability, y.length);
        return new CalibrationCurve(QuantileGroups.of(probability, groups).stream()
                .map(rows -> {
                    int events = (int) Arrays.stream(rows).filter(n -> y[n]).count();
                    Estimate observed = ProportionInterval.WILSON.of(events, rows.length, level);
                    return new CalibrationGroup(rows.length, mean(probability, rows), observed);
                })
                .toList());
    }

    /**
     * Of times to an event: 1 - Kaplan-Meier at the time, with log-log intervals.
     *
     * @param risk probability of each patient to have the event up to the time
     */
    public static CalibrationCurve at(SurvivalTimes y, double[] risk, double time, int groups, double level) {
        Checks.probabilities(risk, y.size());
        return new CalibrationCurve(QuantileGroups.of(risk, groups).stream()
                .map(rows -> {
                    Estimate s = KaplanMeier.of(y.rows(rows)).at(time, Band.LOG_LOG, level);
                    Estimate observed = new Estimate(1 - s.value(), s.standardError(), 1 - s.upper(), 1 - s.lower());
                    return new CalibrationGroup(rows.length, mean(risk, rows), observed);
                })
                .toList());
    }

    private static double mean(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(n -> values[n]).sum() / rows.length;
    }
}
