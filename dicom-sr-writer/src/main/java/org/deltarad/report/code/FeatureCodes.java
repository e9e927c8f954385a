package org.deltarad.report.code;

import java.util.HashMap;
import java.util.Map;

/**
 * Concept names and units of radiomics features by their PyRadiomics names, image type first:
 * {@code original_glcm_Autocorrelation} is (QWB0, IBSI, "Autocorrelation of GLCM"). From
 * {@code radiomics-feature-codes.tsv} beside this class.
 *
 * <p>Features of other image types, and those that IBSI lacks or defines otherwise, have a code of scheme
 * {@value #PRIVATE_SCHEME}: the name where it has at most 16 characters, else 16 hexadecimal digits of its SHA-256. So no
 * two features share a code.
 */
public final class FeatureCodes {
    /** Coding scheme designator of features without an IBSI code. */
    public static final String PRIVATE_SCHEME = "99PYRADIOMICS";

    private static final String CODED_IMAGE_TYPE = "original_";
    private static final String WAVELET = "wavelet";
    private static final Map<String, Feature> BY_CLASS_AND_NAME = load();

    /** What the table says of {@code class_name}; the code is null where there is none. */
    private record Feature(Code code, String unit) {}

    private FeatureCodes() {}

    /** The concept name of a feature. */
    public static Code concept(String feature) {
        if (feature.startsWith(CODED_IMAGE_TYPE)) {
            Feature known = BY_CLASS_AND_NAME.get(feature.substring(CODED_IMAGE_TYPE.length()));
            if (known != null && known.code() != null) {
                return known.code();
            }
        }
        return PrivateCode.of(feature, PRIVATE_SCHEME);
    }

    /** The unit of a feature of an image in arbitrary units; no units for a feature that the table lacks. */
    public static Code unit(String feature) {
        return unit(feature, "");
    }

    /**
     * The unit of a feature; no units for one that the table lacks.
     *
     * @param image UCUM code of the image's values; empty for arbitrary units. Only the original image and its wavelet parts
     *              keep it; other image types are in arbitrary units
     */
    public static Code unit(String feature, String image) {
        int imageType = feature.indexOf('_');
        Feature known = BY_CLASS_AND_NAME.get(feature.substring(imageType + 1));
        if (known == null) {
            return Ucum.NO_UNITS;
        }
        boolean keeps = feature.startsWith(CODED_IMAGE_TYPE) || feature.startsWith(WAVELET);
        return Ucum.unit(unitOf(known.unit(), keeps && !image.isEmpty() ? image : Ucum.ARBITRARY.value()));
    }

    private static Map<String, Feature> load() {
        Map<String, Feature> features = new HashMap<>();
        CodeTable.rows("radiomics-feature-codes.tsv").forEach(f -> {
            Code code = f.get(5).isEmpty() ? null : new Code(f.get(5), f.get(4), f.get(6));
            features.put(f.get(0) + "_" + f.get(1), new Feature(code, f.get(7)));
        });
        return Map.copyOf(features);
    }

    /** A UCUM code; {@code @I} in the table stands for the unit of the image values. */
    private static String unitOf(String ucum, String image) {
        boolean product = image.indexOf('/') >= 0 || image.indexOf('.') >= 0;
        String powered = product ? "(" + image + ")2" : image + "2";
        return ucum.replace("@I2", powered).replace("@I", image);
    }
}
