/**
 * Size and shape of a region (PyRadiomics {@code shape} and {@code shape2D}); see {@link
 * org.deltarad.feature.shape.Shape} and {@link org.deltarad.feature.shape.Shape2D}. The mesh and the moments are also
 * read by {@code org.deltarad.feature.ibsi.morphology}.
 */
package org.deltarad.feature.shape;
