package org.deltarad.feature;

import static org.deltarad.feature.SettingRule.Kind.ANY;
import static org.deltarad.feature.SettingRule.Kind.BOOLEAN;
import static org.deltarad.feature.SettingRule.Kind.INTEGER;
import static org.deltarad.feature.SettingRule.Kind.INTEGERS;
import static org.deltarad.feature.SettingRule.Kind.NUMBER;
import static org.deltarad.feature.SettingRule.Kind.NUMBERS;
import static org.deltarad.feature.SettingRule.Kind.TEXT;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.deltarad.image.biasfield.N4Settings;
import org.deltarad.image.filter.WaveletFilter;
import org.deltarad.image.resample.Interpolator;

/** The settings that PyRadiomics knows (commit 8ed5793, {@code paramSchema.yaml}), and DeltaRad's own. */
final class SettingRules {
    /** Rules of the section {@code setting}. */
    static final Map<String, SettingRule> SETTING = settings();

    /** Rules of the section {@code voxelSetting}; without effect on features of the region as a whole. */
    static final Map<String, SettingRule> VOXEL_SETTING = voxelSettings();

    private static final Set<String> OF_FEATURES = Set.of(
            "binWidth",
            "binCount",
            "distances",
            "force2D",
            "force2Ddimension",
            "symmetricalGLCM",
            "weightingNorm",
            "gldm_a",
            "voxelArrayShift");

    /** Settings that may differ for an image type: those of its filter and those that act when features are computed. */
    static final Set<String> PER_IMAGE_TYPE = perImageType();

    private static final Set<String> INTERPOLATORS = Set.of(
            "sitkNearestNeighbor",
            "sitkLinear",
            "sitkBSpline",
            "sitkGaussian",
            "sitkLabelGaussian",
            "sitkHammingWindowedSinc",
            "sitkCosineWindowedSinc",
            "sitkWelchWindowedSinc",
            "sitkLanczosWindowedSinc",
            "sitkBlackmanWindowedSinc");

    /** Control points along an axis at the first level, and bins of logarithms: beyond them no image has detail. */
    private static final int MOST_CONTROL_POINTS = 32;

    private static final int MOST_HISTOGRAM_BINS = 65_536;

    private SettingRules() {}

    /** Interpolators are named, or numbered from 1 to 10. */
    private static boolean isInterpolator(Object value) {
        return INTERPOLATORS.contains(value) || (value instanceof Integer n && n >= 1 && n <= INTERPOLATORS.size());
    }

    private static boolean isNumberOrNan(Object value) {
        return value instanceof Number || "nan".equals(value) || ".nan".equals(value);
    }

    private static SettingRule rule(SettingRule.Kind kind) {
        return SettingRule.of(kind);
    }

    private static Map<String, SettingRule> settings() {
        Map<String, SettingRule> rules = new LinkedHashMap<>();
        rules.putAll(ownSettings());
        rules.put("minimumROIDimensions", rule(INTEGER).from(1, 3));
        rules.put("minimumROISize", rule(INTEGER).above(0).orEmpty());
        rules.put("geometryTolerance", rule(NUMBER).above(0).orEmpty());
        rules.put("correctMask", rule(BOOLEAN));
        rules.put("additionalInfo", rule(BOOLEAN));
        rules.put("enableCExtensions", rule(BOOLEAN));
        rules.put("label", rule(INTEGER).above(0));
        rules.put("label_channel", rule(INTEGER).from(0, Integer.MAX_VALUE));
        rules.put("binWidth", rule(NUMBER).above(0));
        rules.put("binCount", rule(INTEGER).above(0).orEmpty());
        rules.put("normalize", rule(BOOLEAN));
        rules.put("normalizeScale", rule(NUMBER).above(0));
        rules.put("removeOutliers", rule(NUMBER).above(0).orEmpty());
        rules.put(
                "resampledPixelSpacing",
                rule(NUMBERS).from(0, Double.POSITIVE_INFINITY).orEmpty());
        rules.put(
                "interpolator",
                rule(ANY)
                        .where(SettingRules::isInterpolator, "that SimpleITK knows")
                        .orEmpty()
                        .unsupportedWhen(v -> v != null && !Interpolator.ACCEPTED.contains(v)));
        rules.put("padDistance", rule(INTEGER).from(0, Integer.MAX_VALUE));
        rules.put("distances", rule(INTEGERS).above(0));
        rules.put("force2D", rule(BOOLEAN));
        rules.put("force2Ddimension", rule(INTEGER).from(0, 2));
        rules.put("resegmentRange", rule(NUMBERS).orEmpty());
        rules.put("resegmentMode", rule(TEXT).oneOf("absolute", "relative", "sigma"));
        rules.put("resegmentShape", rule(BOOLEAN));
        rules.put("preCrop", rule(BOOLEAN));
        rules.put("voxelArrayShift", rule(INTEGER));
        rules.put("symmetricalGLCM", rule(BOOLEAN));
        rules.put(
                "weightingNorm",
                rule(TEXT)
                        .oneOf("manhattan", "euclidean", "infinity", "no_weighting")
                        .orEmpty());
        rules.put("gldm_a", rule(INTEGER).from(0, Integer.MAX_VALUE));
        rules.putAll(filterSettings());
        return rules;
    }

    /** Settings that PyRadiomics does not have. */
    private static Map<String, SettingRule> ownSettings() {
        Map<String, SettingRule> rules = new LinkedHashMap<>();
        rules.put("normalizeToMean", rule(NUMBER).above(0).orEmpty());
        rules.put("resampleOntoMask", rule(BOOLEAN));
        rules.put("biasFieldCorrection", rule(BOOLEAN));
        rules.put("biasFieldMask", rule(TEXT).oneOf("otsu", "positive"));
        rules.put("biasFieldShrinkFactor", rule(INTEGER).above(0));
        rules.put("biasFieldIterations", rule(INTEGERS).above(0));
        rules.put("biasFieldControlPoints", rule(INTEGER).from(N4Settings.FEWEST_CONTROL_POINTS, MOST_CONTROL_POINTS));
        rules.put("biasFieldConvergenceThreshold", rule(NUMBER).from(0, Double.POSITIVE_INFINITY));
        rules.put("biasFieldHistogramBins", rule(INTEGER).from(2, MOST_HISTOGRAM_BINS));
        rules.put("biasFieldWienerNoise", rule(NUMBER).above(0));
        rules.put("biasFieldFullWidth", rule(NUMBER).above(0));
        return rules;
    }

    private static Set<String> perImageType() {
        Set<String> names = new TreeSet<>(OF_FEATURES);
        names.addAll(filterSettings().keySet());
        return names;
    }

    /** Settings of filters; without effect on the original image. */
    private static Map<String, SettingRule> filterSettings() {
        Map<String, SettingRule> rules = new LinkedHashMap<>();
        rules.put("sigma", rule(NUMBERS).above(0));
        rules.put("start_level", rule(INTEGER).from(0, Integer.MAX_VALUE));
        rules.put("level", rule(INTEGER).above(0));
        rules.put(
                "wavelet",
                rule(TEXT).where(WaveletFilter.names()::contains, "that names a wavelet: " + WaveletFilter.names()));
        rules.put("gradientUseSpacing", rule(BOOLEAN));
        rules.put("lbp2DRadius", rule(NUMBER).above(0));
        rules.put("lbp2DSamples", rule(INTEGER).above(0));
        rules.put("lbp2DMethod", rule(TEXT).oneOf("default", "ror", "uniform", "var"));
        rules.put("lbp3DLevels", rule(INTEGER).above(0));
        rules.put("lbp3DIcosphereRadius", rule(NUMBER).above(0));
        rules.put("lbp3DIcosphereSubdivision", rule(INTEGER).from(0, Integer.MAX_VALUE));
        return rules;
    }

    private static Map<String, SettingRule> voxelSettings() {
        Map<String, SettingRule> rules = new LinkedHashMap<>();
        rules.put("kernelRadius", rule(INTEGER).above(0));
        rules.put("maskedKernel", rule(BOOLEAN));
        rules.put("initValue", rule(ANY).where(SettingRules::isNumberOrNan, "or nan"));
        rules.put("voxelBatch", rule(INTEGER).above(0));
        return rules;
    }
}
