package org.deltarad.cohort.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deltarad.cohort.data.FitException;

/** Groups of patients that splits keep in proportion. Each row is a patient of its own, which is checked. */
public final class Strata {
    private final int[] labels;

    private Strata(int[] labels) {
        this.labels = labels;
    }

    /**
     * One stratum of all rows.
     *
     * @param patients id of each row's patient, not of the row
     * @throws FitException when a patient has two rows, which a split could tear apart: says who and which rows (0-based)
     */
    public static Strata of(List<String> patients) {
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < patients.size(); row++) {
            rows.computeIfAbsent(patients.get(row), p -> new ArrayList<>()).add(row);
        }
        List<String> repeated = rows.entrySet().stream()
                .filter(e -> e.getValue().size() > 1)
                .map(e -> "'" + e.getKey() + "' (rows " + e.getValue() + ")")
                .toList();
        if (!repeated.isEmpty()) {
            throw new FitException("patients with more than one row could come to both sides of a split: "
                    + String.join(", ", repeated.subList(0, Math.min(5, repeated.size())))
                    + (repeated.size() > 5 ? " and " + (repeated.size() - 5) + " more" : "")
                    + ". Keep one row of each, with time points side by side as columns.");
        }
        return new Strata(new int[patients.size()]);
    }

    /** Divides each stratum by a category, such as field strength. */
    public Strata by(List<String> category) {
        if (category.size() != labels.length) {
            throw new IllegalArgumentException(category.size() + " categories, " + labels.length + " rows");
        }
        Map<String, Integer> numbers = new HashMap<>();
        int[] divided = new int[labels.length];
        for (int row = 0; row < labels.length; row++) {
            int next = numbers.size();
            divided[row] = numbers.computeIfAbsent(labels[row] + "|" + category.get(row), k -> next);
        }
        return new Strata(divided);
    }

    /** Divides each stratum by an outcome. */
    public Strata by(boolean... outcome) {
        List<String> categories = new ArrayList<>();
        for (boolean is : outcome) {
            categories.add(is ? "1" : "0");
        }
        return by(categories);
    }

    /**
     * Divides each stratum by the quantiles of a number over all rows, such as follow-up time: at most {@code bins} groups of
     * equal size, equal values together.
     */
    public Strata byQuantiles(double[] values, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException(bins + " bins");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        List<String> categories = new ArrayList<>();
        for (double value : values) {
            int below = Arrays.binarySearch(sorted, value);
            while (below > 0 && sorted[below - 1] == value) {
                below--;
            }
            categories.add(Integer.toString((int) ((long) below * bins / values.length)));
        }
        return by(categories);
    }

    /** Number of rows. */
    public int size() {
        return labels.length;
    }

    /** Stratum of each row, from 0. */
    public int[] labels() {
        return labels.clone();
    }
}
