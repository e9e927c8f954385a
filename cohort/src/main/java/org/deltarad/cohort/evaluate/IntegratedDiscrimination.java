package org.deltarad.cohort.evaluate;

/**
 * Integrated discrimination improvement from an old to a new probability (Pencina 2008), as Hmisc::improveProb.
 *
 * @param improvement of the discrimination slope
 * @param slopeBefore mean probability of those with the event less that of those without, old
 * @param slopeAfter  the same, new
 */
public record IntegratedDiscrimination(Difference improvement, double slopeBefore, double slopeAfter) {

    public static IntegratedDiscrimination of(double[] before, double[] after, boolean[] y, double level) {
        Checks.probabilities(before, y.length);
        Checks.probabilities(after, y.length);
        int positives = Checks.positives(y);
        double[] events = part(before, after, y, true, positives);
        double[] others = part(before, after, y, false, y.length - positives);
        double value = events[2] - others[2];
        return new IntegratedDiscrimination(
                Difference.of(value, Math.sqrt(events[3] + others[3]), level),
                events[0] - others[0],
                events[1] - others[1]);
    }

    /** Means before and after, of their difference, and its variance. */
    private static double[] part(double[] before, double[] after, boolean[] y, boolean of, int size) {
        double[] means = new double[4];
        for (int n = 0; n < y.length; n++) {
            if (y[n] == of) {
                means[0] += before[n] / size;
                means[1] += after[n] / size;
                means[2] += (after[n] - before[n]) / size;
            }
        }
        for (int n = 0; n < y.length; n++) {
            if (y[n] == of) {
                double d = after[n] - before[n] - means[2];
                means[3] += d * d / (size - 1) / size;
            }
        }
        return means;
    }
}
