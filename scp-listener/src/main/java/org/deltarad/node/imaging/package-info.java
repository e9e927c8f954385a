/**
 * From DICOM objects to arrays: a CT, MR or PT series becomes a {@link org.deltarad.volume.Volume}, an RT Structure Set or
 * a Segmentation a {@link org.deltarad.volume.Mask} on the grid of that series. What cannot be placed exactly is refused
 * with a {@link org.deltarad.node.imaging.ImagingException.Reason}; nothing is resampled, filled or guessed.
 *
 * <p>Start at {@link org.deltarad.node.imaging.SeriesReader} and {@link org.deltarad.node.imaging.MaskSource};
 * {@link org.deltarad.node.imaging.AcquisitionReader} gives the predictors of {@code org.deltarad.harmonisation}. Reads
 * through {@code org.deltarad.dicom}; queues, storage and pairing are the neighbours' work.
 */
package org.deltarad.node.imaging;
