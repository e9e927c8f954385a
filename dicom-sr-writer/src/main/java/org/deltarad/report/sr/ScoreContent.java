package org.deltarad.report.sr;

import java.util.List;
import org.deltarad.signature.RangeCheck;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.ScoreResult;

/** What an SR says of the outcome of a signature; see {@link ScoreResult}. Research use only. */
public sealed interface ScoreContent {
    SignatureIdentity signature();

    /** A score. */
    record Scored(
            SignatureIdentity signature,
            CalibrationIdentity calibration,
            double value,
            double cutoff,
            RiskGroup group,
            List<ScoreResult.Contribution> contributions,
            List<RangeCheck> checks,
            List<String> warnings)
            implements ScoreContent {
        public Scored {
            contributions = List.copyOf(contributions);
            checks = List.copyOf(checks);
            warnings = List.copyOf(warnings);
        }
    }

    /** A score that is not shown, and why. */
    record Withheld(
            SignatureIdentity signature, CalibrationIdentity calibration, List<RangeCheck> checks, List<String> reasons)
            implements ScoreContent {
        public Withheld {
            checks = List.copyOf(checks);
            reasons = List.copyOf(reasons);
        }
    }

    /** No score, and why. */
    record NotScored(SignatureIdentity signature, String reason) implements ScoreContent {}

    /** What an SR will say of an outcome. */
    static ScoreContent of(ScoreResult result) {
        if (result instanceof ScoreResult.Scored s) {
            return new Scored(
                    SignatureIdentity.of(s.signature()),
                    CalibrationIdentity.of(s.calibration()),
                    s.value(),
                    s.cutoff(),
                    s.group(),
                    s.contributions(),
                    s.checks(),
                    s.warnings());
        }
        if (result instanceof ScoreResult.Withheld w) {
            return new Withheld(
                    SignatureIdentity.of(w.signature()),
                    CalibrationIdentity.of(w.calibration()),
                    w.checks(),
                    w.reasons());
        }
        ScoreResult.NotScored n = (ScoreResult.NotScored) result;
        return new NotScored(SignatureIdentity.of(n.signature()), n.reason());
    }
}
