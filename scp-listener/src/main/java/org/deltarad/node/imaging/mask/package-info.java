/**
 * From contours and segments to masks: an RT Structure Set or a Segmentation becomes a {@link org.deltarad.volume.Mask} on
 * the grid of an {@link org.deltarad.node.imaging.ImageSeries}. Start at {@link org.deltarad.node.imaging.mask.MaskSource};
 * {@link org.deltarad.node.imaging.mask.RoiChoice} says which ROI is meant.
 */
package org.deltarad.node.imaging.mask;
