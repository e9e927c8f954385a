/**
 * IBSI features of intensities and where they are: statistics, histogram, intensity-volume histogram, local peaks (IBSI
 * 3.2 to 3.5). Read by {@code org.deltarad.feature.ibsi}; each class is a family, start at
 * {@link org.deltarad.feature.ibsi.intensity.Statistics}.
 */
package org.deltarad.feature.ibsi.intensity;
