/**
 * Derived images: PyRadiomics' image types (commit 8ed5793, {@code imageoperations.py}) with the same names and numbers.
 * They come after {@link org.deltarad.image.normalise} and {@link org.deltarad.image.resample} and before features.
 *
 * <p>Start at {@link org.deltarad.image.filter.ImageType}:
 *
 * <pre>{@code
 * ImageType type = ImageType.of("Wavelet", settings);   // settings: PyRadiomics' keys, those of the file's section
 *                                                       // `setting` overlaid by those of the image type
 * Derivation derived = type.derive(new FilterInput(image, mask, box));
 * derived.omitted();                                    // what PyRadiomics would leave out, and why: for diagnostics
 * for (DerivedImage d : derived.images()) {             // in PyRadiomics' order, nothing computed yet
 *     d.name();                                         // "wavelet-LLH", the prefix of feature names
 *     Volume v = d.volume();                            // computed now, on the voxels of `box` only
 * }
 * }</pre>
 *
 * The image is the whole one after resampling or pre-cropping: filters read beyond the box. {@code volume()} may be
 * called from several threads at once; bands of a wavelet share their passes. Values do not depend on which thread
 * computes what, to the last bit. {@link org.deltarad.volume.Volume#type()} says what PyRadiomics would hold the
 * result as: {@code FLOAT32} for LoG and gradients, and wavelets of such images. NumPy 1.24 rounds the edges of {@code
 * binCount} to single precision for these, those of {@code binWidth} not.
 */
package org.deltarad.image.filter;
