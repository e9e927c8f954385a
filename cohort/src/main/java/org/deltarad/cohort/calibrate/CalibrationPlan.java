package org.deltarad.cohort.calibrate;

import java.util.List;
import org.deltarad.signature.Signature;

/**
 * What to calibrate.
 *
 * @param id         short name of the calibration
 * @param version    its version
 * @param cohort     name of the cohort
 * @param synthetic  whether the patients were made by a program
 * @param extraction the preset that the features were extracted with
 * @param predictors what to regress on
 * @param signatures those to find a cut-off for, of the same extraction
 */
public record CalibrationPlan(
        String id,
        String version,
        String cohort,
        boolean synthetic,
        String extraction,
        Predictors predictors,
        List<Signature> signatures) {
    /** @throws IllegalArgumentException when a signature takes features of another extraction, or is there twice */
    public CalibrationPlan {
        signatures = List.copyOf(signatures);
        if (signatures.stream().map(Signature::id).distinct().count() != signatures.size()) {
            throw new IllegalArgumentException("a signature is there twice");
        }
        for (Signature signature : signatures) {
            if (!signature.extraction().equals(extraction)) {
                throw new IllegalArgumentException("signature " + signature.id() + " takes features extracted with "
                        + signature.extraction() + ", the cohort's were with " + extraction);
            }
        }
    }
}
