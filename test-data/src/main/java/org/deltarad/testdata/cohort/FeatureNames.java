package org.deltarad.testdata.cohort;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.feature.FeatureClass;

/** PyRadiomics' names of the features of the published studies. */
final class FeatureNames {
    private static final List<String> S1_FIRST_ORDER = List.of(
            "Entropy",
            "Kurtosis",
            "MeanAbsoluteDeviation",
            "RobustMeanAbsoluteDeviation",
            "Skewness",
            "Uniformity",
            "Variance");

    private FeatureNames() {}

    /** The 82 of preset S1. */
    static List<String> s1() {
        List<String> names = new ArrayList<>();
        for (FeatureClass c : FeatureClass.values()) {
            if (c == FeatureClass.FIRSTORDER) {
                S1_FIRST_ORDER.forEach(f -> names.add("original_firstorder_" + f));
            } else if (texture(c)) {
                c.features().forEach(f -> names.add("original_" + c.label() + "_" + f));
            }
        }
        return names;
    }

    /** The 93 of each image, with the 14 of shape before them. */
    static List<String> full(boolean shape, List<String> images) {
        List<String> names = new ArrayList<>();
        if (shape) {
            FeatureClass.SHAPE.features().forEach(f -> names.add("original_shape_" + f));
        }
        for (String image : images) {
            for (FeatureClass c : FeatureClass.values()) {
                if (c == FeatureClass.FIRSTORDER || texture(c)) {
                    c.features().forEach(f -> names.add(image + "_" + c.label() + "_" + f));
                }
            }
        }
        return names;
    }

    private static boolean texture(FeatureClass c) {
        return List.of("glcm", "gldm", "glrlm", "glszm", "ngtdm").contains(c.label());
    }

    /** With what they are measured on before them. */
    static List<String> of(String sequence, List<String> names) {
        return names.stream().map(n -> sequence + "_" + n).toList();
    }

    /** Original, Laplacian of Gaussian of these widths in mm, the eight wavelet images. */
    static List<String> images(int... sigmas) {
        List<String> images = new ArrayList<>(List.of("original"));
        for (int sigma : sigmas) {
            images.add("log-sigma-" + sigma + "-0-mm-3D");
        }
        for (String wavelet : List.of("LLH", "LHL", "LHH", "HLL", "HLH", "HHL", "HHH", "LLL")) {
            images.add("wavelet-" + wavelet);
        }
        return images;
    }
}
