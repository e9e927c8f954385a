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

    private final ScorePolicy policy;

    /** Shows every score. */
    public Scorer() {
        this(ScorePolicy.SHOW);
    }

    /** @param policy which scores are withheld */
    public Scorer(ScorePolicy policy) {
        this.policy = policy;
    }

    /**
     * Scores one patient.
     *
     * @param calibration the site's calibration, empty when none is configured
     * @param baseline    before treatment
     * @param mid         at mid-treatment, where there is one; needed for {@link Signature.Input#DELTA}
     * @return the score, or why it is withheld, or the first reason why there is none
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
            return outcome(signature, site, cutoff, score, checks(signature, site, score, baseline, mid));
        } catch (SignatureException.NotComputable e) {
            return new ScoreResult.NotScored(signature, e.getMessage());
        }
    }

    private List<RangeCheck> checks(
            Signature signature, Calibration site, LinearScore score, Measured baseline, Optional<Measured> mid) {
        Limits limits = site.limits().and(policy.limits());
        List<RangeCheck> checks = new ArrayList<>(score.checks());
        checks.addAll(RangeChecks.mask(limits, LinearScore.BASELINE, baseline.mask()));
        if (signature.input() == Signature.Input.DELTA) {
            Measured second = mid.orElseThrow();
            checks.addAll(RangeChecks.mask(limits, LinearScore.MID_TREATMENT, second.mask()));
            checks.addAll(RangeChecks.interval(limits, baseline, second));
        }
        return checks;
    }

    private ScoreResult outcome(
            Signature signature, Calibration site, double cutoff, LinearScore score, List<RangeCheck> checks) {
        List<String> reasons = checks.stream()
                .filter(policy::withholds)
                .map(RangeCheck::sentence)
                .toList();
        if (!reasons.isEmpty()) {
            return new ScoreResult.Withheld(signature, site, checks, reasons);
        }
        List<String> warnings = new ArrayList<>();
        if (site.cohort().synthetic()) {
            warnings.add(SYNTHETIC);
        }
        checks.stream().filter(c -> !c.passed()).map(RangeCheck::sentence).forEach(warnings::add);
        RiskGroup group = group(signature.highMeans(), score.value(), cutoff);
        return new ScoreResult.Scored(
                signature, site, score.value(), cutoff, group, score.contributions(), checks, warnings);
    }

    /** The group of a score: {@code highMeans} when it is above the cut-off, the other when at it or below. */
    public static RiskGroup group(RiskGroup highMeans, double score, double cutoff) {
        RiskGroup other = highMeans == RiskGroup.HIGH ? RiskGroup.LOW : RiskGroup.HIGH;
        return score > cutoff ? highMeans : other;
    }
}
