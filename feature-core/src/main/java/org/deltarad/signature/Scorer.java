package org.deltarad.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies signatures to patients. A score above the cut-off ({@code >}) means what {@link Signature#highMeans} says, one
 * exactly at the cut-off or below means the other group. Nothing is scored that a calibration does not cover.
 */
public final class Scorer {
    /** Warning on every score of a calibration whose patients were made by a program. */
    public static final String SYNTHETIC = "calibration cohort is synthetic: the score has no clinical meaning";

    /**
     * Scores one patient.
     *
     * @param calibration the site's calibration, empty when none is configured
     * @param baseline    before treatment
     * @param mid         at mid-treatment, where there is one; needed for {@link Signature.Input#DELTA}
     * @return the score, or the first reason why there is none
     */
    public ScoreResult score(
            Signature signature, Optional<Calibration> calibration, Measured baseline, Optional<Measured> mid) {
        if (calibration.isEmpty()) {
            return new ScoreResult.NotScored(
                    signature,
                    "no calibration is configured for " + signature.id()
                            + ": the paper publishes no harmonisation coefficients, z-parameters or cut-off;"
                            + " calibrate on your own cohort");
        }
        Calibration site = calibration.get();
        if (!site.extraction().equals(signature.extraction())) {
            return new ScoreResult.NotScored(
                    signature,
                    "calibration " + site.id() + " is of features extracted with " + site.extraction() + ", but "
                            + signature.id() + " takes features extracted with " + signature.extraction());
        }
        Double cutoff = site.cutoffs().get(signature.id());
        if (cutoff == null) {
            return new ScoreResult.NotScored(
                    signature, "calibration " + site.id() + " has no cut-off for " + signature.id());
        }
        try {
            LinearScore score = LinearScore.of(signature, site.harmonisation(), baseline, mid);
            List<String> warnings = new ArrayList<>();
            if (site.cohort().synthetic()) {
                warnings.add(SYNTHETIC);
            }
            warnings.addAll(score.warnings());
            RiskGroup group = group(signature.highMeans(), score.value(), cutoff);
            return new ScoreResult.Scored(
                    signature, site, score.value(), cutoff, group, score.contributions(), warnings);
        } catch (SignatureException.NotComputable e) {
            return new ScoreResult.NotScored(signature, e.getMessage());
        }
    }

    /** The group of a score: {@code highMeans} when it is above the cut-off, the other when at it or below. */
    public static RiskGroup group(RiskGroup highMeans, double score, double cutoff) {
        RiskGroup other = highMeans == RiskGroup.HIGH ? RiskGroup.LOW : RiskGroup.HIGH;
        return score > cutoff ? highMeans : other;
    }
}
