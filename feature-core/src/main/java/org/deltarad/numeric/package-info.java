/**
 * Numerical methods that several packages need and that know nothing of images. Start at
 * {@link org.deltarad.numeric.Fourier}.
 */
package org.deltarad.numeric;
