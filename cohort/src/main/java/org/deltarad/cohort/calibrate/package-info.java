/**
 * Fits what published signatures lack: harmonisation, z-parameters and cut-offs from a site's own cohort (S1, Methods).
 * Start at {@link org.deltarad.cohort.calibrate.Calibrator}. The result is a
 * {@link org.deltarad.signature.Calibration}, which {@link org.deltarad.signature.Scorer} applies.
 */
package org.deltarad.cohort.calibrate;
