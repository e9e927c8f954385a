/**
 * Radiomics features of an image inside a mask, by the definitions and names of PyRadiomics (commit 8ed5793). Read
 * parameters with {@link org.deltarad.feature.ExtractionParameters}, then extract with {@link
 * org.deltarad.feature.FeatureExtractor} or {@link org.deltarad.feature.VoxelExtractor}. Images are made ready by {@code
 * org.deltarad.image}; the classes are in {@code firstorder}, {@code texture} and {@code shape}, on the region that
 * {@code region} cuts out.
 */
package org.deltarad.feature;
