package org.deltarad.feature;

import java.util.OptionalInt;

/**
 * Settings of feature maps (PyRadiomics {@code voxelSetting}).
 *
 * @param kernelRadius {@code kernelRadius}: voxels from the centre of the kernel to its faces
 * @param maskedKernel {@code maskedKernel}: whether voxels outside the region are left out of kernels and of the grey
 *                     levels
 * @param initValue    {@code initValue}: the value of maps outside the region
 * @param voxelBatch   {@code voxelBatch}: kernels that PyRadiomics computes at once; empty for all. It matters for
 *                     {@code glcm_JointAverage} and {@code glcm_MCC} only, see {@link VoxelExtractor}
 */
public record VoxelSettings(int kernelRadius, boolean maskedKernel, double initValue, OptionalInt voxelBatch) {}
