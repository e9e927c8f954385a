/**
 * Radiomics features of an image inside a mask, by the definitions and names of PyRadiomics (commit 8ed5793). Read
 * parameters with {@link org.deltarad.feature.ExtractionParameters}, then extract with {@link
 * org.deltarad.feature.FeatureExtractor}. The matrices are in {@code texture}, the intensities in {@code firstorder}.
 */
package org.deltarad.feature;
