package org.deltarad.weasis.report;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deltarad.report.code.FeatureDefinition;
import org.deltarad.report.code.FeatureDefinitions;

/**
 * A feature's name in parts: {@code wavelet-LHL_glcm_Contrast} of PyRadiomics, {@code cm_contrast_2D_avg} of IBSI.
 *
 * @param image        image type; empty for IBSI's and for names of others
 * @param featureClass such as {@code glcm}; empty for names of others
 * @param definition   where it is known
 */
record FeatureName(String image, String featureClass, Optional<FeatureDefinition> definition) {
    static FeatureName of(String name) {
        int first = name.indexOf('_');
        int second = name.indexOf('_', first + 1);
        if (first > 0 && second > 0) {
            String featureClass = name.substring(first + 1, second);
            Optional<FeatureDefinition> known =
                    FeatureDefinitions.pyRadiomics(featureClass, name.substring(second + 1));
            if (known.isPresent()) {
                return new FeatureName(name.substring(0, first), featureClass, known);
            }
        }
        Optional<FeatureDefinition> ibsi = FeatureDefinitions.ibsi(name);
        return new FeatureName("", ibsi.isPresent() ? name.substring(0, first) : "", ibsi);
    }

    /** IBSI's identifier; empty where it has none. */
    String ibsiCode() {
        return definition.map(FeatureDefinition::ibsiCode).orElse("");
    }

    /** Words for a tool tip: IBSI's name, where the formula stands, how it deviates. */
    String words() {
        return definition
                .map(d -> Stream.of(d.ibsiName(), d.formula(), d.note())
                        .filter(s -> !s.isBlank())
                        .collect(Collectors.joining(". ")))
                .orElse("");
    }
}
