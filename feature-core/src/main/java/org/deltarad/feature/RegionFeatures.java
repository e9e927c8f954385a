package org.deltarad.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.deltarad.feature.firstorder.FirstOrder;
import org.deltarad.feature.region.Binning;
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

/** The features of intensities of one image inside a region. */
final class RegionFeatures {
    private final Map<FeatureClass, List<String>> features;
    private final Settings settings;

    RegionFeatures(Map<FeatureClass, List<String>> features, Settings settings) {
        this.features = features;
        this.settings = settings;
    }

    /** By name, in the order of the classes; {@code image} is the first part of each name. */
    Map<String, Double> of(String image, Region region) throws ExtractionException {
        Map<String, Double> values = new LinkedHashMap<>();
        if (features.keySet().stream().allMatch(FeatureClass::isShape)) {
            return values;
        }
        DiscretisedRegion discretised = discretise(region, settings.binning());
        PaddedRegion padded = null;
        for (Map.Entry<FeatureClass, List<String>> entry : features.entrySet()) {
            FeatureClass featureClass = entry.getKey();
            if (featureClass.isShape()) {
                continue;
            }
            ToDoubleFunction<String> calculator;
            if (featureClass == FeatureClass.FIRSTORDER) {
                calculator = new FirstOrder(region, discretised, settings.voxelArrayShift())::value;
            } else {
                RegionCheck.requireTexture(featureClass, discretised, settings.neighbourhood());
                if (padded == null) {
                    padded = new PaddedRegion(
                            discretised, settings.neighbourhood().reach());
                }
                calculator = texture(featureClass, padded);
            }
            for (String feature : entry.getValue()) {
                values.put(image + "_" + featureClass.label() + "_" + feature, calculator.applyAsDouble(feature));
            }
        }
        return values;
    }

    static DiscretisedRegion discretise(Region region, Binning binning) throws ExtractionException {
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < region.values().length; n++) {
            if (region.inside()[n]) {
                minimum = Math.min(minimum, region.values()[n]);
                maximum = Math.max(maximum, region.values()[n]);
            }
        }
        Binning.Bins bins = binning.bins(minimum, maximum, region.type());
        if (!(bins.count() <= FeatureExtractor.MAXIMUM_GREY_LEVEL)) {
            throw new ExtractionException.TooManyGreyLevels(String.format(
                    "%s gives %.0f bins for intensities from %s to %s, at most %d are accepted; choose wider bins",
                    binning, bins.count(), minimum, maximum, FeatureExtractor.MAXIMUM_GREY_LEVEL));
        }
        return DiscretisedRegion.of(region, bins);
    }

    private ToDoubleFunction<String> texture(FeatureClass featureClass, PaddedRegion region) {
        Neighbourhood neighbourhood = settings.neighbourhood();
        WeightingNorm norm = settings.weightingNorm().orElse(null);
        return switch (featureClass) {
            case GLCM -> new Glcm(region, neighbourhood, settings.symmetricalGlcm(), norm)::value;
            case GLDM -> new Gldm(region, neighbourhood, settings.dependenceAlpha())::value;
            case GLRLM -> new Glrlm(region, neighbourhood, norm)::value;
            case GLSZM -> new Glszm(region, neighbourhood)::value;
            case NGTDM -> new Ngtdm(region, neighbourhood)::value;
            case FIRSTORDER, SHAPE, SHAPE2D ->
                throw new IllegalArgumentException(featureClass + " is not a class of texture");
        };
    }
}
