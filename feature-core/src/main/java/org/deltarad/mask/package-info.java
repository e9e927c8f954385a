/**
 * Masks made from masks: {@link org.deltarad.mask.Shell shells} around a region, {@link org.deltarad.mask.Margin margins},
 * the {@link org.deltarad.mask.BodyMask body} of an image, {@link org.deltarad.mask.MaskGrid masks on another grid}; and
 * how much two masks {@link org.deltarad.mask.MaskComparison agree}. Distances are Euclidean, in mm, between voxel centres
 * ({@link org.deltarad.mask.DistanceTransform}). It reads {@link org.deltarad.volume} and {@link org.deltarad.image}; what
 * cannot be made is a {@link org.deltarad.mask.MaskException}.
 *
 * <pre>{@code
 * Mask peritumour = Shell.of(5).around(tumour);                       // 0 < d <= 5 mm
 * Mask inBody = Shell.of(5).around(tumour, BodyMask.of(image));
 * MaskComparison agreement = MaskComparison.of(first, second, 2);     // Dice, Hausdorff, surface Dice at 2 mm
 * }</pre>
 */
package org.deltarad.mask;
