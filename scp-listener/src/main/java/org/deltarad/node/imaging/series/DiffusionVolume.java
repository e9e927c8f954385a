package org.deltarad.node.imaging.series;

import org.deltarad.node.imaging.ImageSeries;

/**
 * A diffusion weighted volume of a series.
 *
 * @param bValue s/mm2 (Diffusion b-value, or what manufacturers had before)
 * @param series its images
 */
public record DiffusionVolume(double bValue, ImageSeries series) {}
