package org.deltarad.node.demo;

import java.util.List;
import org.deltarad.cohort.calibrate.CalibrationException;
import org.deltarad.cohort.calibrate.CalibrationPlan;
import org.deltarad.cohort.calibrate.CalibrationResult;
import org.deltarad.cohort.calibrate.Calibrator;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.feature.Version;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;

/** A calibration of S1's signatures on patients made by code; every score that uses it says so. */
public final class SyntheticCalibration {
    /** As many as S1 had; ten seconds of two cores. */
    public static final int PATIENTS = 110;

    private SyntheticCalibration() {}

    /** Calibrates on a {@link SyntheticImageCohort} of that size; the same every time. */
    public static CalibrationResult make(int size) throws CalibrationException, SignatureException {
        CalibrationPlan plan = new CalibrationPlan(
                "S1-synthetic",
                Version.current(),
                "synthetic cohort of the DeltaRad demo",
                true,
                SyntheticImageCohort.EXTRACTION,
                Predictors.s1(),
                List.of(SignatureFile.builtIn("Delta_rad"), SignatureFile.builtIn("Pre-CCRT_rad")));
        return new Calibrator(plan).calibrate(SyntheticImageCohort.measured(size));
    }
}
