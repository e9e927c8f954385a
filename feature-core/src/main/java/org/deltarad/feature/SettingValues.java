package org.deltarad.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.deltarad.feature.region.Binning;
import org.deltarad.feature.texture.Neighbourhood;
import org.deltarad.feature.texture.WeightingNorm;

/** From checked values by name to {@link Settings}. */
final class SettingValues {
    /** ITK's tolerance, which PyRadiomics keeps unless {@code geometryTolerance} is given. */
    private static final double DEFAULT_GEOMETRY_TOLERANCE = 1e-6;

    private static final double DEFAULT_BIN_WIDTH = 25;

    private final Map<String, Object> values;

    private SettingValues(Map<String, Object> values) {
        this.values = values;
    }

    /** PyRadiomics' default settings ({@code _getDefaultSettings}), in its order. */
    static Map<String, Object> defaults() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("minimumROIDimensions", 2);
        values.put("minimumROISize", null);
        values.put("normalize", false);
        values.put("normalizeScale", 1);
        values.put("removeOutliers", null);
        values.put("resampledPixelSpacing", null);
        values.put("interpolator", "sitkBSpline");
        values.put("preCrop", false);
        values.put("padDistance", 5);
        values.put("distances", List.of(1));
        values.put("force2D", false);
        values.put("force2Ddimension", 0);
        values.put("resegmentRange", null);
        values.put("label", 1);
        values.put("additionalInfo", true);
        return values;
    }

    /**
     * @param configuration values of the sections setting and voxelSetting over the defaults
     * @param original      values given for the original image alone, or null
     */
    static Settings settings(Map<String, Object> configuration, Map<String, Object> original) {
        Map<String, Object> merged = new LinkedHashMap<>(configuration);
        if (original != null) {
            merged.putAll(original);
        }
        SettingValues features = new SettingValues(merged);
        return new Settings(
                new SettingValues(configuration).preparation(),
                features.binning(),
                features.neighbourhood(),
                features.flag("symmetricalGLCM", true),
                features.text("weightingNorm").map(norm -> WeightingNorm.valueOf(norm.toUpperCase(Locale.ROOT))),
                features.integer("gldm_a", 0),
                features.integer("voxelArrayShift", 0));
    }

    private Settings.Preparation preparation() {
        OptionalDouble mean = number("normalizeToMean");
        OptionalDouble size = number("minimumROISize");
        return new Settings.Preparation(
                integer("label", 1),
                mean,
                integer("minimumROIDimensions", 2),
                size.isPresent() ? OptionalInt.of((int) size.getAsDouble()) : OptionalInt.empty(),
                resegmentation(),
                flag("resegmentShape", false),
                number("geometryTolerance").orElse(DEFAULT_GEOMETRY_TOLERANCE),
                flag("additionalInfo", true));
    }

    private Optional<Resegmentation> resegmentation() {
        if (!(values.get("resegmentRange") instanceof List<?> range)) {
            return Optional.empty();
        }
        String mode = text("resegmentMode").orElse("absolute");
        return Optional.of(new Resegmentation(
                range.stream().map(v -> ((Number) v).doubleValue()).toList(),
                Resegmentation.Mode.valueOf(mode.toUpperCase(Locale.ROOT))));
    }

    private Binning binning() {
        OptionalDouble count = number("binCount");
        return count.isPresent()
                ? new Binning.FixedCount((int) count.getAsDouble())
                : new Binning.FixedWidth(number("binWidth").orElse(DEFAULT_BIN_WIDTH));
    }

    private Neighbourhood neighbourhood() {
        List<Integer> distances = ((List<?>) values.get("distances"))
                .stream().map(Integer.class::cast).toList();
        return new Neighbourhood(
                distances, flag("force2D", false) ? integer("force2Ddimension", 0) : Neighbourhood.VOLUME);
    }

    private OptionalDouble number(String name) {
        return values.get(name) instanceof Number n ? OptionalDouble.of(n.doubleValue()) : OptionalDouble.empty();
    }

    private int integer(String name, int otherwise) {
        return values.get(name) instanceof Integer n ? n : otherwise;
    }

    private boolean flag(String name, boolean otherwise) {
        return values.get(name) instanceof Boolean b ? b : otherwise;
    }

    private Optional<String> text(String name) {
        return values.get(name) instanceof String s ? Optional.of(s) : Optional.empty();
    }
}
