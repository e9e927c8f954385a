/**
 * Takes the scanner out of the features: linear prediction from acquisition parameters subtracted, then z (S1, S0).
 * Start at {@link org.deltarad.harmonisation.LinearHarmonisation}; fitting is in the cohort module.
 */
package org.deltarad.harmonisation;
