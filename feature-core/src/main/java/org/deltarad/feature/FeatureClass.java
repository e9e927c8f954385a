package org.deltarad.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The feature classes of PyRadiomics, with the features of each in PyRadiomics' order. */
@SuppressWarnings("ImmutableEnumChecker") // the collections are unmodifiable
public enum FeatureClass {
    FIRSTORDER(
            "firstorder",
            List.of(
                    "10Percentile",
                    "90Percentile",
                    "Energy",
                    "Entropy",
                    "InterquartileRange",
                    "Kurtosis",
                    "Maximum",
                    "MeanAbsoluteDeviation",
                    "Mean",
                    "Median",
                    "Minimum",
                    "Range",
                    "RobustMeanAbsoluteDeviation",
                    "RootMeanSquared",
                    "Skewness",
                    "TotalEnergy",
                    "Uniformity",
                    "Variance"),
            List.of("StandardDeviation"),
            Map.of()),
    GLCM(
            "glcm",
            List.of(
                    "Autocorrelation",
                    "ClusterProminence",
                    "ClusterShade",
                    "ClusterTendency",
                    "Contrast",
                    "Correlation",
                    "DifferenceAverage",
                    "DifferenceEntropy",
                    "DifferenceVariance",
                    "Id",
                    "Idm",
                    "Idmn",
                    "Idn",
                    "Imc1",
                    "Imc2",
                    "InverseVariance",
                    "JointAverage",
                    "JointEnergy",
                    "JointEntropy",
                    "MCC",
                    "MaximumProbability",
                    "SumAverage",
                    "SumEntropy",
                    "SumSquares"),
            List.of(),
            Map.of(
                    "Dissimilarity", "glcm_DifferenceAverage",
                    "Homogeneity1", "glcm_Id",
                    "Homogeneity2", "glcm_Idm",
                    "SumVariance", "glcm_ClusterTendency")),
    GLDM(
            "gldm",
            List.of(
                    "DependenceEntropy",
                    "DependenceNonUniformity",
                    "DependenceNonUniformityNormalized",
                    "DependenceVariance",
                    "GrayLevelNonUniformity",
                    "GrayLevelVariance",
                    "HighGrayLevelEmphasis",
                    "LargeDependenceEmphasis",
                    "LargeDependenceHighGrayLevelEmphasis",
                    "LargeDependenceLowGrayLevelEmphasis",
                    "LowGrayLevelEmphasis",
                    "SmallDependenceEmphasis",
                    "SmallDependenceHighGrayLevelEmphasis",
                    "SmallDependenceLowGrayLevelEmphasis"),
            List.of(),
            Map.of("DependencePercentage", "1", "GrayLevelNonUniformityNormalized", "firstorder_Uniformity")),
    GLRLM(
            "glrlm",
            List.of(
                    "GrayLevelNonUniformity",
                    "GrayLevelNonUniformityNormalized",
                    "GrayLevelVariance",
                    "HighGrayLevelRunEmphasis",
                    "LongRunEmphasis",
                    "LongRunHighGrayLevelEmphasis",
                    "LongRunLowGrayLevelEmphasis",
                    "LowGrayLevelRunEmphasis",
                    "RunEntropy",
                    "RunLengthNonUniformity",
                    "RunLengthNonUniformityNormalized",
                    "RunPercentage",
                    "RunVariance",
                    "ShortRunEmphasis",
                    "ShortRunHighGrayLevelEmphasis",
                    "ShortRunLowGrayLevelEmphasis"),
            List.of(),
            Map.of()),
    GLSZM(
            "glszm",
            List.of(
                    "GrayLevelNonUniformity",
                    "GrayLevelNonUniformityNormalized",
                    "GrayLevelVariance",
                    "HighGrayLevelZoneEmphasis",
                    "LargeAreaEmphasis",
                    "LargeAreaHighGrayLevelEmphasis",
                    "LargeAreaLowGrayLevelEmphasis",
                    "LowGrayLevelZoneEmphasis",
                    "SizeZoneNonUniformity",
                    "SizeZoneNonUniformityNormalized",
                    "SmallAreaEmphasis",
                    "SmallAreaHighGrayLevelEmphasis",
                    "SmallAreaLowGrayLevelEmphasis",
                    "ZoneEntropy",
                    "ZonePercentage",
                    "ZoneVariance"),
            List.of(),
            Map.of()),
    NGTDM("ngtdm", List.of("Busyness", "Coarseness", "Complexity", "Contrast", "Strength"), List.of(), Map.of()),
    SHAPE(
            "shape",
            List.of(
                    "Elongation",
                    "Flatness",
                    "LeastAxisLength",
                    "MajorAxisLength",
                    "Maximum2DDiameterColumn",
                    "Maximum2DDiameterRow",
                    "Maximum2DDiameterSlice",
                    "Maximum3DDiameter",
                    "MeshVolume",
                    "MinorAxisLength",
                    "Sphericity",
                    "SurfaceArea",
                    "SurfaceVolumeRatio",
                    "VoxelVolume"),
            List.of("Compactness1", "Compactness2", "SphericalDisproportion"),
            Map.of()),
    SHAPE2D(
            "shape2D",
            List.of(
                    "Elongation",
                    "MajorAxisLength",
                    "MaximumDiameter",
                    "MeshSurface",
                    "MinorAxisLength",
                    "Perimeter",
                    "PerimeterSurfaceRatio",
                    "PixelSurface",
                    "Sphericity"),
            List.of("SphericalDisproportion"),
            Map.of());

    private final String label;
    private final List<String> features;
    private final List<String> onRequest;
    private final Map<String, String> withdrawn;

    FeatureClass(String label, List<String> features, List<String> onRequest, Map<String, String> withdrawn) {
        this.label = label;
        this.features = features;
        this.onRequest = onRequest;
        this.withdrawn = withdrawn;
    }

    /** PyRadiomics' name of the class, such as {@code glcm}. */
    public String label() {
        return label;
    }

    /** The features computed when a parameter file names the class and no features. */
    public List<String> features() {
        return features;
    }

    /** All features that may be named: {@link #features()} and those computed only when named. */
    public List<String> namable() {
        List<String> all = new ArrayList<>(features);
        all.addAll(onRequest);
        withdrawn.keySet().stream().sorted().forEach(all::add);
        return List.copyOf(all);
    }

    /**
     * What a feature equals that PyRadiomics has withdrawn for that reason (its {@code removedfeatures} page): it gives no
     * value for it even when named; DeltaRad does.
     *
     * @return the other feature, such as {@code glcm_Id}, or {@code 1}; empty for features that are not withdrawn
     */
    public Optional<String> equalOf(String feature) {
        return Optional.ofNullable(withdrawn.get(feature));
    }

    /** Whether features of this class are of the mask alone, without intensities: computed once, on the original image. */
    public boolean isShape() {
        return this == SHAPE || this == SHAPE2D;
    }

    /** The class of that name, if it is one. */
    public static Optional<FeatureClass> ofLabel(String label) {
        for (FeatureClass c : values()) {
            if (c.label.equals(label)) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }
}
