package org.deltarad.signature;

import java.util.List;

/** The outcome of applying a signature to a patient. Research use only. */
public sealed interface ScoreResult {
    Signature signature();

    /**
     * A score.
     *
     * @param calibration   the calibration used
     * @param value         the score
     * @param cutoff        the cut-off
     * @param group         the risk group
     * @param contributions z-values (or z-deltas) and contributions of the terms, in their order
     * @param warnings      sentences: inputs outside the cohort's range, synthetic cohort, ...; possibly empty
     */
    record Scored(
            Signature signature,
            Calibration calibration,
            double value,
            double cutoff,
            RiskGroup group,
            List<Contribution> contributions,
            List<String> warnings)
            implements ScoreResult {
        public Scored {
            contributions = List.copyOf(contributions);
            warnings = List.copyOf(warnings);
        }
    }

    /** No score, and one sentence why. */
    record NotScored(Signature signature, String reason) implements ScoreResult {}

    /**
     * @param feature feature name
     * @param z       harmonised value, or its change
     * @param part    coefficient times z
     */
    record Contribution(String feature, double z, double part) {}
}
