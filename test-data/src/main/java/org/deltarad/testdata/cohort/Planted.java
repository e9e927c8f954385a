package org.deltarad.testdata.cohort;

/**
 * A feature that the latent risk drives.
 *
 * @param feature its column
 * @param delta   whether its change under treatment is driven; else its value before treatment
 * @param loading correlation of the undisturbed value (or change) with the risk, -1 to 1
 */
public record Planted(String feature, boolean delta, double loading) {
    public Planted {
        if (!(Math.abs(loading) < 1)) {
            throw new IllegalArgumentException("a loading is between -1 and 1, not " + loading);
        }
    }
}
