package org.deltarad.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.harmonisation.HarmonisationException;
import org.deltarad.harmonisation.LinearHarmonisation;

/**
 * A signature's linear combination of harmonised features, before any cut-off: intercept + sum of coefficient * z, where
 * z is the baseline's, or mid-treatment minus baseline (S1, Table 3).
 *
 * @param value         the sum
 * @param contributions the terms, in the signature's order
 * @param checks        acquisition and features against the cohort's, baseline first
 */
public record LinearScore(double value, List<ScoreResult.Contribution> contributions, List<RangeCheck> checks) {
    /** How checks and reasons name the first time point. */
    static final String BASELINE = "baseline";
    /** How checks and reasons name the second time point. */
    static final String MID_TREATMENT = "mid-treatment";

    public LinearScore {
        contributions = List.copyOf(contributions);
        checks = List.copyOf(checks);
    }

    /**
     * Computes the combination.
     *
     * @param mid needed for {@link Signature.Input#DELTA}, not looked at otherwise
     * @throws SignatureException.NotComputable when mid-treatment is needed and missing, or a feature cannot be
     *                                          harmonised; says which, and of which time point
     */
    public static LinearScore of(
            Signature signature, LinearHarmonisation harmonisation, Measured baseline, Optional<Measured> mid)
            throws SignatureException.NotComputable {
        List<RangeCheck> checks = new ArrayList<>();
        double[] z = harmonised(signature, harmonisation, BASELINE, baseline, checks);
        if (signature.input() == Signature.Input.DELTA) {
            Measured second = mid.orElseThrow(() -> new SignatureException.NotComputable(
                    signature.id() + " is computed from the change between two time points, and there is no"
                            + " mid-treatment measurement"));
            double[] late = harmonised(signature, harmonisation, MID_TREATMENT, second, checks);
            for (int i = 0; i < z.length; i++) {
                z[i] = late[i] - z[i];
            }
        }
        double value = signature.intercept();
        List<ScoreResult.Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < z.length; i++) {
            Signature.Term term = signature.terms().get(i);
            double part = term.coefficient() * z[i];
            value += part;
            contributions.add(new ScoreResult.Contribution(term.feature(), z[i], part));
        }
        return new LinearScore(value, contributions, checks);
    }

    /** The z-values of the signature's features, in the order of its terms. */
    private static double[] harmonised(
            Signature signature,
            LinearHarmonisation harmonisation,
            String timePoint,
            Measured measured,
            List<RangeCheck> checks)
            throws SignatureException.NotComputable {
        checks.addAll(RangeChecks.acquisition(harmonisation, timePoint, measured.acquisition()));
        double[] z = new double[signature.terms().size()];
        for (int i = 0; i < z.length; i++) {
            String feature = signature.terms().get(i).feature();
            Double value = measured.features().get(feature);
            if (value == null) {
                throw new SignatureException.NotComputable(timePoint + ": feature " + feature + " was not extracted");
            }
            try {
                z[i] = harmonisation.z(feature, value, measured.acquisition());
            } catch (HarmonisationException e) {
                SignatureException.NotComputable why =
                        new SignatureException.NotComputable(timePoint + ": " + e.getMessage());
                why.initCause(e);
                throw why;
            }
            checks.add(RangeChecks.feature(harmonisation, timePoint, feature, z[i]));
        }
        return z;
    }
}
