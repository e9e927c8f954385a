package org.deltarad.node.work;

import org.deltarad.node.imaging.mask.MaskRules;
import org.deltarad.node.imaging.mask.RoiChoice;
import org.deltarad.node.imaging.series.SeriesPolicy;
import org.deltarad.node.imaging.values.ValueOptions;

/**
 * How images and masks are read.
 *
 * @param values which values of the images
 * @param roi    the ROI to measure
 * @param masks  how its mask is put on the image
 * @param series which volume of a series is measured, and how regular it must be
 */
public record ReadingRules(ValueOptions values, RoiChoice roi, MaskRules masks, SeriesPolicy series) {}
