/**
 * Apparent diffusion coefficients from diffusion-weighted images, where no map was sent. Start at
 * {@link org.deltarad.image.adc.AdcFit}:
 *
 * <pre>{@code
 * AdcMap adc = new AdcFit(AdcFit.Weighting.UNIFORM).fit(List.of(
 *         new DiffusionImage(0, b0), new DiffusionImage(400, b400), new DiffusionImage(800, b800)));
 * Volume map = adc.values();                                          // 1e-6 mm2/s
 * }</pre>
 */
package org.deltarad.image.adc;
