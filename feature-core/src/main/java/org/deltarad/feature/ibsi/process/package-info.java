/**
 * Image processing before IBSI features (IBSI chapter 2): interpolation, re-segmentation, discretisation. Used by
 * {@code org.deltarad.feature.ibsi}; the families read what it leaves. Start at
 * {@link org.deltarad.feature.ibsi.process.Roi}.
 */
package org.deltarad.feature.ibsi.process;
