/**
 * The region of interest as the feature classes see it: the bounding box of the mask as plain arrays, and its grey
 * levels after discretisation. Built by {@code org.deltarad.feature}, read by the texture and first-order packages;
 * start at {@link org.deltarad.feature.region.Region}.
 */
package org.deltarad.feature.region;
