/**
 * Synthetic cohorts as tables, in the designs of published studies: features that a known latent risk drives, effects of
 * scanner and protocol, readers, follow-up. What an analysis should find is known. Start at
 * {@link org.deltarad.testdata.cohort.SyntheticTables}.
 */
package org.deltarad.testdata.cohort;
