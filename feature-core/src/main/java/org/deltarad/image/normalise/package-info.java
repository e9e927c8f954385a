/**
 * Scaling of the intensities of a whole image, before anything else is done to it. Start at
 * {@link org.deltarad.image.normalise.Normalisation}:
 *
 * <pre>{@code
 * Volume scaled = new Normalisation(100, OptionalDouble.empty()).apply(image);   // normalizeScale, removeOutliers
 * Volume percent = new MeanScaling(100).apply(image);                            // normalizeToMean
 * }</pre>
 *
 * The results are of type FLOAT64.
 */
package org.deltarad.image.normalise;
