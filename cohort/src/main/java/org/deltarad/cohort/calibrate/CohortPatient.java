package org.deltarad.cohort.calibrate;

import org.deltarad.signature.Measured;

/**
 * A patient of the calibration cohort.
 *
 * @param id         pseudonym, unique in the cohort; messages name it
 * @param baseline   before treatment
 * @param mid        at mid-treatment
 * @param progressed whether the endpoint's event came within the follow-up, which is the same time for all patients
 */
public record CohortPatient(String id, Measured baseline, Measured mid, boolean progressed) {}
