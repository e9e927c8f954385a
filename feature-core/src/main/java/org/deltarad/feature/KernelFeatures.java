package org.deltarad.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.deltarad.feature.firstorder.FirstOrder;
import org.deltarad.feature.region.DiscretisedRegion;
import org.deltarad.feature.region.Region;
import org.deltarad.feature.texture.Glcm;
import org.deltarad.feature.texture.Gldm;
import org.deltarad.feature.texture.Glrlm;
import org.deltarad.feature.texture.Glszm;
import org.deltarad.feature.texture.Neighbourhood;
import org.deltarad.feature.texture.Ngtdm;
import org.deltarad.feature.texture.PaddedRegion;
import org.deltarad.feature.texture.WeightingNorm;
import org.deltarad.image.GridBox;
import org.deltarad.volume.GridSize;

/** The features of kernels, the boxes around single voxels, of one image. */
final class KernelFeatures {
    private final Map<FeatureClass, List<String>> features;
    private final List<String> names = new ArrayList<>();
    private final Settings settings;
    private final int radius;
    private final Region region;
    private final DiscretisedRegion discretised;
    private final PairRule pairRule = new PairRule();

    /**
     * @param region the box that maps are given for, and the voxels that kernels may hold
     * @throws ExtractionException when the region does not fit the settings
     */
    KernelFeatures(ExtractionParameters parameters, Settings settings, Region region) throws ExtractionException {
        this.features = parameters.features();
        this.settings = settings;
        this.radius = parameters.voxels().kernelRadius();
        this.region = region;
        RegionCheck.requireFinite(region);
        this.discretised = RegionFeatures.discretise(region, settings.binning());
        for (Map.Entry<FeatureClass, List<String>> entry : features.entrySet()) {
            FeatureClass featureClass = entry.getKey();
            if (featureClass.isShape()) {
                continue;
            }
            if (featureClass != FeatureClass.FIRSTORDER) {
                RegionCheck.requireTexture(featureClass, discretised, settings.neighbourhood());
            }
            entry.getValue().forEach(feature -> names.add(featureClass.label() + "_" + feature));
        }
    }

    /** Names without that of the image, in the order of the values. */
    List<String> names() {
        return names;
    }

    /** What has been learnt of the directions of kernels. */
    PairRule pairRule() {
        return pairRule;
    }

    /**
     * Computes the features of one kernel.
     *
     * @param centre index of its voxel in the box
     * @param n      where to put each value
     * @param values by feature and kernel
     */
    void compute(int centre, int n, double[][] values) {
        GridBox box = kernel(centre);
        Kernel kernel = Kernel.of(region, discretised, box);
        PaddedRegion padded = new PaddedRegion(
                kernel.discretised(),
                settings.neighbourhood().reach(),
                discretised.maximumLevel(),
                discretised.greyLevels().length < 2);
        int f = 0;
        for (Map.Entry<FeatureClass, List<String>> entry : features.entrySet()) {
            if (!entry.getKey().isShape()) {
                ToDoubleFunction<String> calculator = calculator(entry.getKey(), kernel, padded, n);
                for (String feature : entry.getValue()) {
                    values[f++][n] = calculator.applyAsDouble(feature);
                }
            }
        }
    }

    private ToDoubleFunction<String> calculator(FeatureClass featureClass, Kernel kernel, PaddedRegion padded, int n) {
        Neighbourhood neighbourhood = settings.neighbourhood();
        WeightingNorm norm = settings.weightingNorm().orElse(null);
        return switch (featureClass) {
            case FIRSTORDER -> new FirstOrder(kernel.region(), kernel.discretised(), settings.voxelArrayShift())::value;
            case GLCM -> {
                Glcm glcm = new Glcm(padded, neighbourhood, discretised.size(), settings.symmetricalGlcm(), norm);
                pairRule.add(n, glcm.filledDirections());
                yield glcm::value;
            }
            case GLDM -> new Gldm(padded, neighbourhood, settings.dependenceAlpha())::value;
            case GLRLM -> new Glrlm(padded, neighbourhood, norm)::value;
            case GLSZM -> new Glszm(padded, neighbourhood)::value;
            case NGTDM -> new Ngtdm(padded, neighbourhood)::value;
            case SHAPE, SHAPE2D -> throw new IllegalArgumentException(featureClass + " has no maps");
        };
    }

    /** The box around a voxel, as far as the region's goes; in a plane when neighbours are. */
    private GridBox kernel(int centre) {
        GridSize size = region.size();
        int[] extent = {size.x(), size.y(), size.z()};
        int[] at = {centre % size.x(), centre / size.x() % size.y(), centre / size.x() / size.y()};
        int[] low = new int[3];
        int[] length = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int reach = settings.neighbourhood().planeAxis() == 2 - axis ? 0 : radius;
            low[axis] = Math.max(0, at[axis] - reach);
            length[axis] = Math.min(extent[axis] - 1, at[axis] + reach) - low[axis] + 1;
        }
        return new GridBox(low[0], low[1], low[2], new GridSize(length[0], length[1], length[2]));
    }
}
