package org.deltarad.report.sr;

import java.util.List;
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
            List<String> warnings)
            implements ScoreContent {
        public Scored {
            contributions = List.copyOf(contributions);
            warnings = List.copyOf(warnings);
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
                    s.warnings());
        }
        ScoreResult.NotScored n = (ScoreResult.NotScored) result;
        return new NotScored(SignatureIdentity.of(n.signature()), n.reason());
    }
}
