/**
 * From DICOM objects to arrays: {@code imaging.series} reads a series into a {@link org.deltarad.volume.Volume},
 * {@code imaging.mask} reads an RT Structure Set or a Segmentation into a {@link org.deltarad.volume.Mask} on the grid of
 * that series. Here is what both share. What cannot be placed is refused with a
 * {@link org.deltarad.node.imaging.ImagingException.Reason}; nothing is filled or guessed.
 */
package org.deltarad.node.imaging;
