package org.deltarad.feature;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.deltarad.feature.region.Binning;
import org.deltarad.feature.texture.Neighbourhood;
import org.deltarad.feature.texture.WeightingNorm;
import org.deltarad.image.biasfield.N4BiasFieldCorrection;
import org.deltarad.image.normalise.Normalisation;
import org.deltarad.image.resample.Interpolator;
import org.deltarad.image.resample.Resampling;

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
     * @param label                the mask value that marks the region; masks given to the extractor have
     *                             been reduced to it already
     * @param labelChannel         {@code label_channel}: the component to read of a mask file whose voxels are vectors
     * @param scaling              what is done to the intensities of the whole image first
     * @param grid                 what is done to the grid next
     * @param correctMask          whether a mask on another grid is brought onto the image's, to the nearest voxel
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
            int labelChannel,
            Scaling scaling,
            Grid grid,
            boolean correctMask,
            int minimumRoiDimensions,
            OptionalInt minimumRoiSize,
            Optional<Resegmentation> resegmentation,
            boolean resegmentShape,
            double geometryTolerance,
            boolean additionalInfo) {

        /** {@code normalizeToMean}; see {@link Scaling#toMean()}. */
        public OptionalDouble normalizeToMean() {
            return scaling.toMean();
        }
    }

    /**
     * Intensities of the whole image before anything else.
     *
     * @param biasField     {@code biasFieldCorrection} and what else begins with {@code biasField}, DeltaRad's own settings;
     *                      before all else
     * @param toMean        the mean that the image is scaled to ({@code normalizeToMean}, DeltaRad's own setting); empty
     *                      to leave it
     * @param normalisation {@code normalize}, {@code normalizeScale}, {@code removeOutliers}; after {@code toMean}
     */
    public record Scaling(
            Optional<N4BiasFieldCorrection> biasField, OptionalDouble toMean, Optional<Normalisation> normalisation) {
        /** Whether the mean or the spread of the whole image has a part in each intensity. */
        public boolean byWholeImage() {
            return toMean.isPresent() || normalisation.isPresent();
        }
    }

    /**
     * The grid that features are computed on.
     *
     * @param ontoMask    interpolator by which an image on another grid is brought onto the mask's ({@code
     *                    resampleOntoMask}, DeltaRad's own setting, and {@code interpolator}); before all else; voxels of
     *                    the region beyond the image are left out and noted; empty to refuse such an image
     * @param resampling  {@code resampledPixelSpacing}, {@code interpolator} and {@code padDistance}; empty to keep the
     *                    grid
     * @param preCrop     {@code padDistance} if the image is cropped to the region before it is filtered; has no effect
     *                    with resampling, which crops too
     */
    public record Grid(Optional<Interpolator> ontoMask, Optional<Resampling> resampling, OptionalInt preCrop) {}
}
