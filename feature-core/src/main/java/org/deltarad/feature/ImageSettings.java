package org.deltarad.feature;

import org.deltarad.image.filter.ImageType;

/**
 * An image type to extract features from.
 *
 * @param type     with the settings of its filter
 * @param settings those of the extraction, with what is given for this image type laid over them
 */
public record ImageSettings(ImageType type, Settings settings) {}
