package org.deltarad.node.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import org.deltarad.harmonisation.LinearHarmonisation.Range;
import org.deltarad.signature.Limits;
import org.deltarad.signature.RangeCheck.Kind;
import org.deltarad.signature.ScorePolicy;

/**
 * What is done with scores whose range checks fail, and when they are made again.
 *
 * @param featureRange a feature outside the calibration cohort's range
 * @param acquisition  an acquisition parameter outside the calibration cohort's range
 * @param maskSize     a mask under the smallest size
 * @param scanInterval days between the scans outside the calibration's window, or of {@code pairing} where it has none
 * @param minVoxels    fewest voxels of a mask, beside what the calibration says
 * @param minVolume    smallest volume of a mask in mm3, beside what the calibration says
 * @param rescore      whether a start with other signatures, calibrations or extractions makes reports again
 */
public record ScoreChecks(
        Action featureRange,
        Action acquisition,
        Action maskSize,
        Action scanInterval,
        int minVoxels,
        double minVolume,
        boolean rescore) {
    private static final double LARGEST_VOLUME = 1e9;

    public ScoreChecks {
        Checks.range("minVoxels", minVoxels, 0, Integer.MAX_VALUE);
        if (!(minVolume >= 0 && minVolume <= LARGEST_VOLUME)) {
            throw new InvalidValueException("minVolume", "must be 0 to 1e9 mm3, was " + minVolume);
        }
    }

    /** What is done with a score. */
    public enum Action {
        /** Shown with the reason. */
        @JsonProperty("warn")
        WARN(ScorePolicy.Action.WARN),
        /** Not shown; the reason is. */
        @JsonProperty("withhold")
        WITHHOLD(ScorePolicy.Action.WITHHOLD);

        private final ScorePolicy.Action action;

        Action(ScorePolicy.Action action) {
            this.action = action;
        }
    }

    /** The same for the scorer. */
    public ScorePolicy policy(NodeConfig.Pairing pairing) {
        return new ScorePolicy(
                Map.of(
                        Kind.FEATURE_RANGE, featureRange.action,
                        Kind.ACQUISITION, acquisition.action,
                        Kind.MASK_SIZE, maskSize.action,
                        Kind.SCAN_INTERVAL, scanInterval.action),
                new Limits(minVoxels, minVolume, Optional.of(new Range(pairing.minDays(), pairing.maxDays()))));
    }
}
