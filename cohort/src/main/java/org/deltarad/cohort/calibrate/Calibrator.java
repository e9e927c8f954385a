package org.deltarad.cohort.calibrate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.LinearScore;
import org.deltarad.signature.Measured;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;

/**
 * Makes a {@link Calibration} from a cohort: each feature is regressed on the acquisition parameters over all baseline
 * and mid-treatment observations together, the residuals' mean and standard deviation (n - 1) are kept, the cohort is
 * scored, and each signature gets the cut-off of {@link YoudenCutoff} (S1, Methods).
 *
 * <p>The event is taken as known of every patient: all followed up equally long, none censored.
 */
public final class Calibrator {
    private final CalibrationPlan plan;

    public Calibrator(CalibrationPlan plan) {
        this.plan = plan;
    }

    /**
     * Calibrates.
     *
     * @throws CalibrationException when a patient is there twice or lacks a predictor, or there are not more
     *                              observations than independent predictors
     */
    public CalibrationResult calibrate(List<CohortPatient> patients) throws CalibrationException {
        requireDistinct(patients);
        if (patients.isEmpty()) {
            throw new CalibrationException.TooFewObservations(0, 0);
        }
        List<String> notes = new ArrayList<>();
        LinearHarmonisation harmonisation = HarmonisationFit.of(Observation.of(patients), plan.predictors(), notes);
        Map<String, YoudenCutoff> cutoffs = new LinkedHashMap<>();
        for (Signature signature : plan.signatures()) {
            cutoff(signature, harmonisation, patients, notes).ifPresent(c -> cutoffs.put(signature.id(), c));
        }
        Map<String, Double> values = new LinkedHashMap<>();
        cutoffs.forEach((id, cutoff) -> values.put(id, cutoff.value()));
        Calibration calibration = new Calibration(
                plan.id(),
                plan.version(),
                cohort(patients),
                plan.extraction(),
                harmonisation,
                values,
                CohortLimits.of(patients),
                "");
        return new CalibrationResult(CalibrationFile.hashed(calibration, notes), cutoffs, notes);
    }

    private Calibration.Cohort cohort(List<CohortPatient> patients) {
        long progressed = patients.stream().filter(CohortPatient::progressed).count();
        String description = String.format(
                Locale.ROOT,
                "%d patients, %d with progression; features fitted on baseline and mid-treatment together; cut-offs by"
                        + " Youden's index on progression yes or no, equal follow-up without censoring assumed.",
                patients.size(),
                progressed);
        return new Calibration.Cohort(plan.cohort(), patients.size(), plan.synthetic(), description);
    }

    private static Optional<YoudenCutoff> cutoff(
            Signature signature, LinearHarmonisation harmonisation, List<CohortPatient> patients, List<String> notes) {
        List<Double> scores = new ArrayList<>();
        for (CohortPatient patient : patients) {
            try {
                Optional<Measured> mid = Optional.of(patient.mid());
                scores.add(LinearScore.of(signature, harmonisation, patient.baseline(), mid)
                        .value());
            } catch (SignatureException.NotComputable e) {
                notes.add(signature.id() + " has no cut-off: patient " + patient.id() + ", " + e.getMessage() + ".");
                return Optional.empty();
            }
        }
        List<Boolean> events = patients.stream().map(CohortPatient::progressed).toList();
        Optional<YoudenCutoff> cutoff = YoudenCutoff.of(scores, events, signature.highMeans());
        notes.add(cutoff.map(c -> String.format(
                        Locale.ROOT,
                        "%s: cut-off %s, sensitivity %.3f and specificity %.3f in the calibration cohort itself, which"
                                + " flatters.",
                        signature.id(),
                        c.value(),
                        c.sensitivity(),
                        c.specificity()))
                .orElse(signature.id() + " has no cut-off: its scores do not tell patients with progression from those"
                        + " without, or all patients are of one kind."));
        return cutoff;
    }

    private static void requireDistinct(List<CohortPatient> patients) throws CalibrationException.DuplicatePatient {
        Set<String> ids = new HashSet<>();
        for (CohortPatient patient : patients) {
            if (!ids.add(patient.id())) {
                throw new CalibrationException.DuplicatePatient(patient.id());
            }
        }
    }
}
