/**
 * N4 bias field correction (N. J. Tustison et al., IEEE Trans. Med. Imaging 29:1310, 2010, after J. G. Sled et al.,
 * ibid. 17:87, 1998), as ITK's {@code N4BiasFieldCorrectionImageFilter} computes it and scripts of SimpleITK use it. It
 * comes before {@link org.deltarad.image.normalise} and {@link org.deltarad.image.resample}.
 *
 * <p>Start at {@link org.deltarad.image.biasfield.N4BiasFieldCorrection}:
 *
 * <pre>{@code
 * Volume corrected = new N4BiasFieldCorrection(N4Settings.DEFAULTS).apply(image);   // biasFieldCorrection: true
 * }</pre>
 *
 * <p>The field is fitted to the logarithms on a {@link org.deltarad.image.biasfield.ShrunkenGrid shrunken grid}: each
 * iteration {@link org.deltarad.image.biasfield.HistogramSharpening sharpens} the histogram of what is left, and adds the
 * {@link org.deltarad.image.biasfield.LatticeFit smooth part} of the difference to the
 * {@link org.deltarad.image.biasfield.Lattice control points}. Everything is in double precision, where ITK has single.
 */
package org.deltarad.image.biasfield;
