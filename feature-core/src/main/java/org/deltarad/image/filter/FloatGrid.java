package org.deltarad.image.filter;

import org.deltarad.volume.GridSize;

/**
 * Values in single precision between passes of a filter.
 *
 * @param size   voxels along each axis
 * @param values x fastest
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
record FloatGrid(GridSize size, float[] values) {}
