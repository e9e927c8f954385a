package org.deltarad.node.demo;

import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.calibrate.CalibrationException;
import org.deltarad.cohort.calibrate.CalibrationPlan;
import org.deltarad.cohort.calibrate.CalibrationResult;
import org.deltarad.cohort.calibrate.Calibrator;
import org.deltarad.cohort.calibrate.CohortPatient;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.feature.Version;
import org.deltarad.signature.Measured;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;
import org.deltarad.testdata.SyntheticCohort;

/** A calibration of S1's signatures on patients made by code; every score that uses it says so. */
public final class SyntheticCalibration {
    /** As many as S1 had; ten seconds of two cores. */
    public static final int PATIENTS = 110;

    private static final String EXTRACTION = "S1";
    private static final long SEED = 20260101;

    private SyntheticCalibration() {}

    /** Makes a cohort of that size, extracts its features and calibrates; the same every time. */
    public static CalibrationResult make(int size) throws CalibrationException, SignatureException {
        FeatureExtractor extractor = new FeatureExtractor(ExtractionParameters.preset(EXTRACTION));
        SyntheticCohort cohort = new SyntheticCohort(SEED, size);
        List<CohortPatient> patients = IntStream.range(0, cohort.size())
                .parallel()
                .mapToObj(n -> measured(extractor, cohort.patient(n)))
                .toList();
        CalibrationPlan plan = new CalibrationPlan(
                "S1-synthetic",
                Version.current(),
                "synthetic cohort of the DeltaRad demo",
                true,
                EXTRACTION,
                Predictors.s1(),
                List.of(SignatureFile.builtIn("Delta_rad"), SignatureFile.builtIn("Pre-CCRT_rad")));
        return new Calibrator(plan).calibrate(patients);
    }

    private static CohortPatient measured(FeatureExtractor extractor, SyntheticCohort.Patient patient) {
        return new CohortPatient(
                patient.id(),
                measured(extractor, patient.baseline()),
                measured(extractor, patient.mid()),
                patient.progressed());
    }

    private static Measured measured(FeatureExtractor extractor, SyntheticCohort.Scan scan) {
        try {
            return new Measured(extractor.extract(scan.volume(), scan.mask()).features(), scan.acquisition());
        } catch (ExtractionException e) {
            throw new IllegalStateException("a synthetic tumour can always be measured: " + e.getMessage(), e);
        }
    }
}
