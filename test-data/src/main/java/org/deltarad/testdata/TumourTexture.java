package org.deltarad.testdata;

/**
 * How a tumour looks inside on T2-weighted images.
 *
 * @param brightness          mean signal over that of the standard tumour tissue, about 1
 * @param heterogeneity       standard deviation of the noise-free signal over its mean, about 0.1 to 0.3
 * @param correlationLengthMm distance at which the autocorrelation of the signal falls to 1/e, mm, about 2 to 8
 * @param patchiness          0 for the same heterogeneity everywhere, towards 1 for patches that are smooth beside
 *                            patches that are rough
 */
public record TumourTexture(double brightness, double heterogeneity, double correlationLengthMm, double patchiness) {
    public TumourTexture {
        if (!(brightness > 0 && heterogeneity >= 0 && correlationLengthMm > 0 && patchiness >= 0 && patchiness <= 1)) {
            throw new IllegalArgumentException("not a texture: " + brightness + ", " + heterogeneity + ", "
                    + correlationLengthMm + ", " + patchiness);
        }
    }
}
