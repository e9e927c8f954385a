/**
 * Patients as numbers: feature rows, outcomes, and what is learnt from them. Every fitted step of the workbench takes
 * these and gives a model that is applied to one row at a time, so that nothing but training rows can enter a fit.
 *
 * <p>Start at {@link org.deltarad.cohort.data.FeatureTableReader}; {@link org.deltarad.cohort.data.TimePoints} takes patients' time
 * points apart.
 */
package org.deltarad.cohort.data;
