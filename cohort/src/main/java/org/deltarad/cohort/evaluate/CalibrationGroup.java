package org.deltarad.cohort.evaluate;

import org.deltarad.cohort.numeric.Estimate;

/**
 * A point of a calibration curve.
 *
 * @param predicted mean probability of the group
 * @param observed  fraction with the event, with its interval
 */
public record CalibrationGroup(int patients, double predicted, Estimate observed) {}
