package org.deltarad.signature;

/**
 * Size of a mask as it was drawn, before resampling.
 *
 * @param voxels number of voxels
 * @param volume in mm3
 */
public record MaskSize(int voxels, double volume) {}
