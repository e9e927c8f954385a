/**
 * Whether readers agree: of features by {@link org.deltarad.cohort.reliability.Icc}, of masks by
 * {@link org.deltarad.cohort.reliability.ReaderDice}, and which features pass
 * ({@link org.deltarad.cohort.reliability.ReliabilityFilter}).
 */
package org.deltarad.cohort.reliability;
