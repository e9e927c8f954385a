/**
 * IBSI texture matrices and their features in every aggregation (IBSI 3.6 to 3.11): by slice, merged over slices, and in
 * the volume. Read by {@code org.deltarad.feature.ibsi}; start at {@link org.deltarad.feature.ibsi.texture.Textures}.
 */
package org.deltarad.feature.ibsi.texture;
