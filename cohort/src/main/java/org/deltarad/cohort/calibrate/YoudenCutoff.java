package org.deltarad.cohort.calibrate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Scorer;

/**
 * The cut-off with the largest Youden index (sensitivity + specificity - 1, Youden 1950) for an event that is known, yes
 * or no, of every patient: all followed up equally long, none censored. S1 takes its cut-offs from time-dependent ROC
 * curves, which allow for censoring; this is not that method, and a cohort with censoring must not be given to it.
 *
 * @param value       half-way between two neighbouring scores of the cohort; {@link Scorer} compares by {@code >}
 * @param sensitivity fraction of the patients with the event that are in the high-risk group, in this very cohort
 * @param specificity fraction of the patients without the event that are in the low-risk group, in this very cohort
 */
public record YoudenCutoff(double value, double sensitivity, double specificity) {

    /** Youden's index, above 0 and at most 1. */
    public double index() {
        return sensitivity + specificity - 1;
    }

    /**
     * Finds the cut-off. Of several with the same index the most sensitive one is taken.
     *
     * @param scores    of the patients, finite
     * @param events    whether each patient had the event, in the same order
     * @param highMeans the risk group of scores above the cut-off
     * @return empty when all or none had the event, or no cut-off is better than none (index 0 or below)
     */
    public static Optional<YoudenCutoff> of(List<Double> scores, List<Boolean> events, RiskGroup highMeans) {
        if (scores.size() != events.size()) {
            throw new IllegalArgumentException(scores.size() + " scores of " + events.size() + " patients");
        }
        int withEvent = Math.toIntExact(events.stream().filter(e -> e).count());
        int without = events.size() - withEvent;
        if (withEvent == 0 || without == 0) {
            return Optional.empty();
        }
        double[] distinct = scores.stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .distinct()
                .toArray();
        return IntStream.range(1, distinct.length)
                .mapToObj(i -> between(distinct[i - 1], distinct[i]))
                .map(cutoff -> Counts.at(cutoff, scores, events, highMeans))
                .filter(counts -> counts.index(withEvent, without) > 0)
                .max(Comparator.comparingLong((Counts c) -> c.index(withEvent, without))
                        .thenComparingInt(Counts::truePositives))
                .map(c -> new YoudenCutoff(
                        c.cutoff(),
                        (double) c.truePositives() / withEvent,
                        (double) (without - c.falsePositives()) / without));
    }

    /** A number at or above low and below high. */
    private static double between(double low, double high) {
        double middle = low + (high - low) / 2;
        return middle < high ? middle : low;
    }

    /** Patients in the high-risk group at a cut-off: whole numbers, so that equal indices compare equal. */
    private record Counts(double cutoff, int truePositives, int falsePositives) {
        static Counts at(double cutoff, List<Double> scores, List<Boolean> events, RiskGroup highMeans) {
            int[] high = new int[2];
            for (int i = 0; i < scores.size(); i++) {
                if (Scorer.group(highMeans, scores.get(i), cutoff) == RiskGroup.HIGH) {
                    high[events.get(i) ? 1 : 0]++;
                }
            }
            return new Counts(cutoff, high[1], high[0]);
        }

        /** Youden's index times the numbers of patients with and without the event. */
        long index(int withEvent, int without) {
            return (long) truePositives * without - (long) falsePositives * withEvent;
        }
    }
}
