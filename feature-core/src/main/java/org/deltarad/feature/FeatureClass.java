package org.deltarad.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The feature classes of PyRadiomics, with the features of each in PyRadiomics' order. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
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
                    "Mean",
                    "MeanAbsoluteDeviation",
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
            List.of()),
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
            List.of("Dissimilarity", "Homogeneity1", "Homogeneity2", "SumVariance")),
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
            List.of("DependencePercentage", "GrayLevelNonUniformityNormalized")),
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
            List.of()),
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
            List.of()),
    NGTDM("ngtdm", List.of("Busyness", "Coarseness", "Complexity", "Contrast", "Strength"), List.of(), List.of()),
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
            List.of());

    private final String label;
    private final List<String> features;
    private final List<String> onRequest;
    private final List<String> withdrawn;

    FeatureClass(String label, List<String> features, List<String> onRequest, List<String> withdrawn) {
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
        return List.copyOf(all);
    }

    /** Features that PyRadiomics has withdrawn and gives no value for, because another feature equals them. */
    public List<String> withdrawn() {
        return withdrawn;
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
