/**
 * The features of the Image Biomarker Standardisation Initiative (IBSI 1, reference manual) by its own definitions and
 * under its own names, beside PyRadiomics' in {@code org.deltarad.feature}. Parameters say what is done before
 * ({@code process}) and which families are wanted ({@code morphology}, {@code intensity}, {@code texture}). Used by the
 * command line; start at {@link org.deltarad.feature.ibsi.IbsiExtractor}.
 */
package org.deltarad.feature.ibsi;
