/**
 * What is done to an image before features are computed: {@link org.deltarad.image.biasfield bias field
 * correction}, {@link org.deltarad.image.normalise intensity scaling}, then
 * {@link org.deltarad.image.resample resampling}, then {@link org.deltarad.image.filter derived images}. Here is what
 * they share: {@link org.deltarad.image.GridBox} and {@link org.deltarad.image.ImageException}.
 */
package org.deltarad.image;
