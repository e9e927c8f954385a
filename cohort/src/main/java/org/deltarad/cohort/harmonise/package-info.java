/**
 * Takes scanner and protocol out of features, fitted on training rows and frozen: {@link
 * org.deltarad.cohort.harmonise.OlsHarmoniser} by regression on acquisition parameters (S0, S1; its model is what the node
 * applies), {@link org.deltarad.cohort.harmonise.ComBatHarmoniser} over batches (S2),
 * {@link org.deltarad.cohort.harmonise.Scaling} to z-scores or to 0..1 (S3). An acquisition that the training rows do not cover is a
 * {@link org.deltarad.cohort.harmonise.Foreign}.
 */
package org.deltarad.cohort.harmonise;
