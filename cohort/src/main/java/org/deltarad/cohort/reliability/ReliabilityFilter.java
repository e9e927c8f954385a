package org.deltarad.cohort.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.statistics.Interval;

/**
 * Keeps features on which readers agree, at every condition.
 *
 * @param form         which coefficient
 * @param above        the coefficient is above this
 * @param lowerAtLeast the lower limit of its interval is at or above this; negative infinity for no such demand
 * @param level        of the interval
 */
public record ReliabilityFilter(IccForm form, double above, double lowerAtLeast, double level) {
    /** S1: ICC above 0.75 and its lower 95 % limit at least 0.60, at both time points; the paper does not name the form. */
    public static ReliabilityFilter s1() {
        return new ReliabilityFilter(IccForm.ICC_2_1, 0.75, 0.60, Interval.USUAL);
    }

    /** S2 and S3: ICC above 0.75, within and between readers in S2; the papers do not name the form. */
    public static ReliabilityFilter s2() {
        return new ReliabilityFilter(IccForm.ICC_2_1, 0.75, Double.NEGATIVE_INFINITY, Interval.USUAL);
    }

    /**
     * Judges all features of the first table.
     *
     * @param conditions for each condition its readings: tables of the same rows, in any order, and columns
     * @return in the order of the first table's columns; a feature that does not vary, or lacks a value, does not pass
     * @throws FitException when a condition has fewer than two readings, or tables differ in rows or columns
     */
    public List<FeatureReliability> judge(List<List<FeatureTable>> conditions) {
        conditions.forEach(ReliabilityFilter::requireAlike);
        List<FeatureReliability> all = new ArrayList<>();
        for (String feature : conditions.get(0).get(0).names()) {
            List<Optional<Icc>> icc =
                    conditions.stream().map(readings -> icc(readings, feature)).toList();
            boolean passes = icc.stream().allMatch(i -> i.map(this::passes).orElse(false));
            all.add(new FeatureReliability(feature, icc, passes));
        }
        return all;
    }

    /** Names of the features that pass. */
    public static List<String> kept(List<FeatureReliability> judged) {
        return judged.stream()
                .filter(FeatureReliability::passes)
                .map(FeatureReliability::feature)
                .toList();
    }

    private boolean passes(Icc icc) {
        return icc.value() > above && icc.interval().lower() >= lowerAtLeast;
    }

    private static void requireAlike(List<FeatureTable> readings) {
        if (readings.size() < 2) {
            throw new FitException("agreement needs two readings, there are " + readings.size());
        }
        FeatureTable first = readings.get(0);
        for (FeatureTable other : readings.subList(1, readings.size())) {
            List<String> lacking = new ArrayList<>(first.ids());
            lacking.removeAll(other.ids());
            if (!lacking.isEmpty() || other.size() != first.size()) {
                throw new FitException("readings are of " + first.size() + " and " + other.size()
                        + " rows, lacking in one: " + lacking);
            }
            List<String> columns = new ArrayList<>(first.names());
            columns.removeAll(other.names());
            if (!columns.isEmpty()) {
                throw new FitException("a reading lacks the features " + columns);
            }
        }
    }

    private Optional<Icc> icc(List<FeatureTable> readings, String feature) {
        List<String> ids = readings.get(0).ids();
        double[][] ratings = new double[ids.size()][readings.size()];
        for (int r = 0; r < readings.size(); r++) {
            FeatureTable reading = readings.get(r);
            double[] column = reading.column(feature);
            for (int s = 0; s < ids.size(); s++) {
                ratings[s][r] = column[reading.ids().get(s).equals(ids.get(s)) ? s : reading.row(ids.get(s))];
            }
        }
        try {
            return Optional.of(Icc.of(ratings, form, level));
        } catch (FitException e) {
            return Optional.empty();
        }
    }
}
