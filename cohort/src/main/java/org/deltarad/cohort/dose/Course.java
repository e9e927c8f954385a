package org.deltarad.cohort.dose;

/**
 * Fractions of one size, such as external beam radiotherapy, or brachytherapy.
 *
 * @param totalDose Gy, positive
 * @param fractions their number, at least one
 */
public record Course(double totalDose, int fractions) {
    /** @throws IllegalArgumentException when there is no dose or no fraction */
    public Course {
        if (!(totalDose > 0) || Double.isInfinite(totalDose) || fractions < 1) {
            throw new IllegalArgumentException(totalDose + " Gy in " + fractions + " fractions is no course");
        }
    }

    /** Gy. */
    public double dosePerFraction() {
        return totalDose / fractions;
    }
}
