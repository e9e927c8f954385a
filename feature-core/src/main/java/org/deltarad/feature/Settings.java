package org.deltarad.feature;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.deltarad.feature.region.Binning;
import org.deltarad.feature.texture.Neighbourhood;
import org.deltarad.feature.texture.WeightingNorm;

/**
 * The settings that change results, by PyRadiomics' meaning.
 *
 * @param preparation what is done before features are computed
 * @param binning     {@code binWidth} or {@code binCount}
 * @param neighbourhood {@code distances}, {@code force2D}, {@code force2Ddimension}
 * @param symmetricalGlcm whether each pair of voxels counts in both orders in GLCMs
 * @param weightingNorm {@code weightingNorm}; empty to average over directions
 * @param dependenceAlpha {@code gldm_a}
 * @param voxelArrayShift added to intensities in energies, in the unit of the image
 */
public record Settings(
        Preparation preparation,
        Binning binning,
        Neighbourhood neighbourhood,
        boolean symmetricalGlcm,
        Optional<WeightingNorm> weightingNorm,
        int dependenceAlpha,
        double voxelArrayShift) {

    /**
     * Preparation of image and mask, and the checks of the region.
     *
     * @param label                the mask value that marks the region ; masks given to the extractor have
     *                             been reduced to it already
     * @param normalizeToMean      the mean that the whole image is scaled to first (DeltaRad's own
     *                             setting); empty to leave it
     * @param minimumRoiDimensions dimensions that the region must span, 1 to 3
     * @param minimumRoiSize       number of voxels that the region must exceed
     * @param resegmentation       {@code resegmentRange} and {@code resegmentMode}
     * @param resegmentShape       whether shape is that of the resegmented region
     * @param geometryTolerance    part of the first spacing for spacing and origin, absolute for
     *                             direction cosines
     * @param additionalInfo       whether diagnostics are given
     */
    public record Preparation(
            int label,
            OptionalDouble normalizeToMean,
            int minimumRoiDimensions,
            OptionalInt minimumRoiSize,
            Optional<Resegmentation> resegmentation,
            boolean resegmentShape,
            double geometryTolerance,
            boolean additionalInfo) {}
}
