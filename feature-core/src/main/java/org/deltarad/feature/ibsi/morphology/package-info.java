/**
 * IBSI features of shape and of where intensities are in it (IBSI 3.1, HCUG): the hull, boxes and ellipsoids around the
 * mesh, spatial autocorrelation. Read by {@code org.deltarad.feature.ibsi}; start at
 * {@link org.deltarad.feature.ibsi.morphology.Morphology}.
 */
package org.deltarad.feature.ibsi.morphology;
