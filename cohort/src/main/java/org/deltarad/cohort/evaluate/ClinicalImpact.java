package org.deltarad.cohort.evaluate;

/**
 * Of 1000 patients those whose probability is at or above a threshold, and those of them with the event (Kerr 2016).
 * Arrays are not to be changed.
 */
public record ClinicalImpact(double[] threshold, double[] highRisk, double[] highRiskWithEvent) {
    private static final double POPULATION = 1000;

    public static ClinicalImpact of(double[] probability, boolean[] y, double... threshold) {
        Checks.probabilities(probability, y.length);
        double[] high = new double[threshold.length];
        double[] withEvent = new double[threshold.length];
        for (int k = 0; k < threshold.length; k++) {
            for (int n = 0; n < y.length; n++) {
                if (probability[n] >= threshold[k]) {
                    high[k]++;
                    withEvent[k] += y[n] ? 1 : 0;
                }
            }
            high[k] *= POPULATION / y.length;
            withEvent[k] *= POPULATION / y.length;
        }
        return new ClinicalImpact(threshold.clone(), high, withEvent);
    }
}
