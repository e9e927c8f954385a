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
     * @param checks        what was compared with calibration and site, passed or not
     * @param warnings      sentences: synthetic cohort, checks that did not pass, ...; possibly empty
     */
    record Scored(
            Signature signature,
            Calibration calibration,
            double value,
            double cutoff,
            RiskGroup group,
            List<Contribution> contributions,
            List<RangeCheck> checks,
            List<String> warnings)
            implements ScoreResult {
        public Scored {
            contributions = List.copyOf(contributions);
            checks = List.copyOf(checks);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A score that was computed and is not shown, since range checks failed that the site withholds scores for.
     *
     * @param checks  what was compared with calibration and site, passed or not
     * @param reasons sentences of the checks that are to blame, at least one
     */
    record Withheld(Signature signature, Calibration calibration, List<RangeCheck> checks, List<String> reasons)
            implements ScoreResult {
        public Withheld {
            checks = List.copyOf(checks);
            reasons = List.copyOf(reasons);
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
