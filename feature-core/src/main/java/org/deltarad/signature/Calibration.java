package org.deltarad.signature;

import java.util.Map;
import org.deltarad.harmonisation.LinearHarmonisation;

/**
 * What a cohort adds to published signatures: harmonisation, z-parameters, cut-offs.
 *
 * @param id            short name
 * @param version       version of the file
 * @param cohort        where the numbers come from
 * @param extraction    the extraction preset that its features were computed with
 * @param harmonisation harmonisation and z-parameters per feature
 * @param cutoffs       cut-off per signature id
 * @param limits        what masks and scans of the cohort kept to
 * @param hash          SHA-256 of the file, hexadecimal
 */
public record Calibration(
        String id,
        String version,
        Cohort cohort,
        String extraction,
        LinearHarmonisation harmonisation,
        Map<String, Double> cutoffs,
        Limits limits,
        String hash) {
    /** @throws IllegalArgumentException when a cut-off is not finite */
    public Calibration {
        cutoffs = Map.copyOf(cutoffs);
        cutoffs.forEach((signature, cutoff) -> {
            if (!Double.isFinite(cutoff)) {
                throw new IllegalArgumentException("cut-off of " + signature + " is " + cutoff);
            }
        });
    }

    /**
     * @param name        of the cohort
     * @param patients    number of patients
     * @param synthetic   true when the patients were made by a program; every score then says so
     * @param description one sentence, cut-off method included
     */
    public record Cohort(String name, int patients, boolean synthetic, String description) {}
}
