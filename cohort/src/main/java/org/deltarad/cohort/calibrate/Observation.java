package org.deltarad.cohort.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.signature.Measured;

/**
 * A row of the regression: one time point of one patient.
 *
 * @param name for messages: patient and time point
 */
record Observation(String name, Measured measured) {

    /** All baselines, then all mid-treatments: S1 fits both together. */
    static List<Observation> of(List<CohortPatient> patients) {
        List<Observation> observations = new ArrayList<>();
        patients.forEach(p -> observations.add(new Observation("patient " + p.id() + ", baseline", p.baseline())));
        patients.forEach(p -> observations.add(new Observation("patient " + p.id() + ", mid-treatment", p.mid())));
        return observations;
    }
}
