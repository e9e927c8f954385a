package org.deltarad.report.sr;

import org.deltarad.signature.Calibration;

/** What an SR says of a calibration: {@link Calibration} without its numbers, which its hash stands for. */
public record CalibrationIdentity(
        String id, String version, Calibration.Cohort cohort, String extraction, String hash) {
    /** The identity of a calibration. */
    public static CalibrationIdentity of(Calibration c) {
        return new CalibrationIdentity(c.id(), c.version(), c.cohort(), c.extraction(), c.hash());
    }
}
