/**
 * From images to a volume: the instances of a series become an {@link org.deltarad.node.imaging.ImageSeries}, sorted along the
 * slice normal, with values after the modality LUT. Start at {@link org.deltarad.node.imaging.series.SeriesReader}. On the
 * way: a {@link org.deltarad.node.imaging.series.Frame} reads alike in classic and multi-frame images, {@code VolumeSplitter}
 * takes a series apart, {@code VolumeClassifier} says what each volume shows, {@code VolumeSelector} takes the one of the
 * {@link org.deltarad.node.imaging.series.VolumeRule}, {@code SliceStack} refuses what is no regular stack.
 * {@link org.deltarad.node.imaging.series.AcquisitionReader} gives the predictors of {@code org.deltarad.harmonisation}.
 */
package org.deltarad.node.imaging.series;
