/**
 * Resampling of image and mask together, as PyRadiomics (commit 8ed5793, {@code resampleImage}) does it with ITK's {@code
 * ResampleImageFilter}. It comes after {@link org.deltarad.image.normalise} and before {@link org.deltarad.image.filter}.
 *
 * <p>Start at {@link org.deltarad.image.resample.Resampler}:
 *
 * <pre>{@code
 * Resampling wanted = new Resampling(new Vector3(1, 1, 1), Interpolator.BSPLINE, 10);  // 0 keeps a spacing
 * ImageWithMask both = Resampler.resample(image, mask, wanted);   // resampledPixelSpacing, interpolator, padDistance
 * ImageWithMask part = Resampler.crop(image, mask, 5);            // preCrop with padDistance
 * Mask moved = Resampler.correct(image, mask);                    // correctMask
 * Volume v = Resampler.onto(image, grid, Interpolator.LINEAR);    // onto the grid of another image
 * }</pre>
 *
 * The result's type is that of the image: values of images of whole numbers are cut off towards zero.
 */
package org.deltarad.image.resample;
