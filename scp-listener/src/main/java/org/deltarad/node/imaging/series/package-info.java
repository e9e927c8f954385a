/**
 * From images to a volume: the instances of a series become an {@link org.deltarad.node.imaging.ImageSeries}, sorted along the
 * slice normal, with the values that {@code node.imaging.values} makes of the stored ones. Start at {@link
 * org.deltarad.node.imaging.series.SeriesReader}; {@link org.deltarad.node.imaging.series.AcquisitionReader} gives the predictors of {@code org.deltarad.harmonisation}.
 */
package org.deltarad.node.imaging.series;
