package org.deltarad.cohort.dose;

import java.util.List;

/**
 * Equivalent dose in fractions of 2 Gy by the linear-quadratic model: D (d + alpha/beta) / (2 + alpha/beta) with D the total dose
 * and d the dose per fraction (Withers, Thames and Peters 1983). Time and incomplete repair are not in it.
 *
 * @param alphaBeta of the tissue, Gy; 10 for tumours (S2), 3 for late reactions of normal tissue
 */
public record Eqd2(double alphaBeta) {
    /** @throws IllegalArgumentException when alpha/beta is not positive */
    public Eqd2 {
        if (!(alphaBeta > 0) || Double.isInfinite(alphaBeta)) {
            throw new IllegalArgumentException("alpha/beta is a positive dose in Gy, not " + alphaBeta);
        }
    }

    /** alpha/beta of 10 Gy, as S2. */
    public static Eqd2 tumour() {
        return new Eqd2(10);
    }

    /** Of one course, Gy. */
    public double of(Course course) {
        return course.totalDose() * (course.dosePerFraction() + alphaBeta) / (2 + alphaBeta);
    }

    /** Of several courses together, Gy: their sum. */
    public double of(List<Course> courses) {
        return courses.stream().mapToDouble(this::of).sum();
    }
}
