/**
 * Size and shape of a region in three dimensions (PyRadiomics {@code shape}); see {@link
 * org.deltarad.feature.shape.Shape}.
 */
package org.deltarad.feature.shape;
