/**
 * The little linear algebra and the reference distributions that fits share. Neighbours: {@code cohort.survival},
 * {@code cohort.regression} and {@code cohort.evaluate} stand on it; it knows nothing of patients. Start at
 * {@link org.deltarad.cohort.numeric.DesignMatrix}.
 */
package org.deltarad.cohort.numeric;
