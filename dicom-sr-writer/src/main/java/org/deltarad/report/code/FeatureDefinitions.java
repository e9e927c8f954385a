package org.deltarad.report.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Definitions of features, PyRadiomics' and IBSI's. From {@code radiomics-feature-codes.tsv} and
 * {@code ibsi-features.tsv} beside this class; their first lines say where they come from.
 */
public final class FeatureDefinitions {
    private static final String AGGREGATION = "_(2D|2_5D|3D)(_avg|_comb)?$";
    private static final Map<String, FeatureDefinition> IBSI = ibsi();
    private static final Map<String, FeatureDefinition> PYRADIOMICS = pyRadiomics();

    private FeatureDefinitions() {}

    /** A feature of PyRadiomics, such as class {@code glcm}, name {@code Contrast}. */
    public static Optional<FeatureDefinition> pyRadiomics(String featureClass, String name) {
        return Optional.ofNullable(PYRADIOMICS.get(featureClass + "_" + name));
    }

    /** A feature of IBSI by its tag, with or without aggregation: {@code cm_contrast_2D_avg}. */
    public static Optional<FeatureDefinition> ibsi(String tag) {
        return Optional.ofNullable(IBSI.get(tag.replaceFirst(AGGREGATION, "")));
    }

    private static Map<String, FeatureDefinition> ibsi() {
        Map<String, FeatureDefinition> all = new HashMap<>();
        CodeTable.rows("ibsi-features.tsv")
                .forEach(f -> all.put(
                        f.get(0), new FeatureDefinition(f.get(1), f.get(3), "IBSI " + f.get(2), unit(f.get(4)), "")));
        return Map.copyOf(all);
    }

    private static Map<String, FeatureDefinition> pyRadiomics() {
        Map<String, String> sections = new HashMap<>();
        IBSI.values().forEach(d -> sections.put(d.ibsiCode(), d.formula()));
        Map<String, FeatureDefinition> all = new HashMap<>();
        CodeTable.rows("radiomics-feature-codes.tsv").forEach(f -> {
            String formula = sections.getOrDefault(f.get(2), "PyRadiomics " + f.get(0));
            all.put(
                    f.get(0) + "_" + f.get(1),
                    new FeatureDefinition(f.get(2), f.get(3), formula, unit(f.get(7)), f.get(8)));
        });
        return Map.copyOf(all);
    }

    private static String unit(String ucum) {
        return ucum.replace("@I", "I");
    }
}
