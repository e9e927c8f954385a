/**
 * Linear regression as calibration and harmonisation need it: {@link org.deltarad.cohort.linear.Design} codes predictors as
 * R does, {@link org.deltarad.cohort.linear.LeastSquares} fits many responses on them.
 */
package org.deltarad.cohort.linear;
