/**
 * First-order statistics of the intensities inside a region (PyRadiomics {@code firstorder}); see
 * {@link org.deltarad.feature.firstorder.FirstOrder}.
 */
package org.deltarad.feature.firstorder;
