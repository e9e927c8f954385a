package org.deltarad.testdata;

import org.deltarad.volume.Vector3;

/**
 * A tumour before and during treatment.
 *
 * @param baseline before
 * @param mid      after some four weeks of chemoradiotherapy
 */
public record TumourCourse(TumourState baseline, TumourState mid) {

    /**
     * A course drawn from the population that demo patients and cohorts share: the diameter has its median near 50 mm
     * and shrinks to near 60 % (S1, Results). A higher risk makes the baseline tumour patchier and finer in texture, and
     * lets it lose its fine structure under treatment; shrinkage does not depend on risk, as in S1.
     *
     * @param risk latent risk, standard normal over the population
     * @param seed of the patient
     */
    public static TumourCourse drawn(double risk, long seed) {
        RandomStream random = new RandomStream(seed, "tumour course");
        double radius = spread(random, 25, 0.14, 0.06 * risk, 17, 36);
        Vector3 shape = new Vector3(
                spread(random, 1.05, 0.06, 0, 0.9, 1.25),
                spread(random, 0.92, 0.06, 0, 0.75, 1.1),
                spread(random, 1.05, 0.08, 0, 0.85, 1.3));
        Vector3 centre = new Vector3(3 * random.gaussian(), 8 + 2 * random.gaussian(), 3 * random.gaussian());
        double irregularity = random.uniform(0.06, 0.11);
        TumourTexture before = new TumourTexture(
                spread(random, 1, 0.05, 0, 0.85, 1.2),
                spread(random, 0.17, 0.11, 0.09 * risk, 0.10, 0.30),
                spread(random, 4, 0.12, -0.06 * risk, 2.5, 6.5),
                limited(0.45 + 0.07 * random.gaussian() + 0.19 * risk, 0, 0.95));
        TumourTexture during = new TumourTexture(
                limited(before.brightness() * spread(random, 0.93, 0.04, 0, 0.8, 1.05), 0.75, 1.2),
                limited(before.heterogeneity() * spread(random, 0.95, 0.10, -0.10 * risk, 0.6, 1.5), 0.08, 0.32),
                limited(before.correlationLengthMm() * spread(random, 1, 0.08, 0.15 * risk, 0.6, 1.7), 2.2, 8),
                limited(before.patchiness() - 0.05 + 0.06 * random.gaussian() - 0.22 * risk, 0, 0.95));
        double shrinkage = spread(random, 0.60, 0.10, 0, 0.42, 0.80);
        return new TumourCourse(
                new TumourState(centre, scaled(shape, radius), irregularity, before),
                new TumourState(
                        new Vector3(centre.x(), centre.y() + 1, centre.z() - 2),
                        scaled(shape, radius * shrinkage),
                        irregularity,
                        during));
    }

    /** A course of a patient of average risk, that of {@link SyntheticPatient#builder}. */
    static TumourCourse standard(long seed) {
        return drawn(0, seed);
    }

    /** Log-normal around a median, shifted by {@code shift} on the log scale, within limits. */
    private static double spread(
            RandomStream random, double median, double logSd, double shift, double min, double max) {
        return limited(median * StrictMath.exp(logSd * random.gaussian() + shift), min, max);
    }

    private static double limited(double v, double min, double max) {
        return Math.max(min, Math.min(max, v));
    }

    private static Vector3 scaled(Vector3 shape, double radius) {
        return new Vector3(shape.x() * radius, shape.y() * radius, shape.z() * radius);
    }
}
