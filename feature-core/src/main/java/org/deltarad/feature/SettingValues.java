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
import org.deltarad.image.biasfield.FitMask;
import org.deltarad.image.biasfield.N4BiasFieldCorrection;
import org.deltarad.image.biasfield.N4Settings;
import org.deltarad.image.normalise.Normalisation;
import org.deltarad.image.resample.Interpolator;
import org.deltarad.image.resample.Resampling;
import org.deltarad.volume.Vector3;

/** From checked values by name to {@link Settings}. */
final class SettingValues {
    /** ITK's tolerance, which PyRadiomics keeps unless {@code geometryTolerance} is given. */
    private static final double DEFAULT_GEOMETRY_TOLERANCE = 1e-6;

    private static final double DEFAULT_BIN_WIDTH = 25;
    private static final int DEFAULT_PAD_DISTANCE = 5;

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
        values.put("padDistance", DEFAULT_PAD_DISTANCE);
        values.put("distances", List.of(1));
        values.put("force2D", false);
        values.put("force2Ddimension", 0);
        values.put("resegmentRange", null);
        values.put("label", 1);
        values.put("additionalInfo", true);
        return values;
    }

    /** The values of an extraction with those of an image type laid over them. */
    static Map<String, Object> merged(Map<String, Object> configuration, Map<String, Object> ofImageType) {
        Map<String, Object> merged = new LinkedHashMap<>(configuration);
        merged.putAll(ofImageType);
        return merged;
    }

    /**
     * @param configuration values of the sections setting and voxelSetting over the defaults
     * @param ofImageType   values given for one image type
     */
    static Settings settings(Map<String, Object> configuration, Map<String, Object> ofImageType) {
        SettingValues features = new SettingValues(merged(configuration, ofImageType));
        return new Settings(
                new SettingValues(configuration).preparation(),
                features.binning(),
                features.neighbourhood(),
                features.flag("symmetricalGLCM", true),
                features.text("weightingNorm").map(norm -> WeightingNorm.valueOf(norm.toUpperCase(Locale.ROOT))),
                features.integer("gldm_a", 0),
                features.integer("voxelArrayShift", 0));
    }

    static VoxelSettings voxelSettings(Map<String, Object> configuration) {
        SettingValues values = new SettingValues(configuration);
        return new VoxelSettings(
                values.integer("kernelRadius", 1),
                values.flag("maskedKernel", true),
                values.initValue(),
                configuration.get("voxelBatch") instanceof Integer batch ? OptionalInt.of(batch) : OptionalInt.empty());
    }

    private double initValue() {
        Object value = values.get("initValue");
        return value instanceof Number n ? n.doubleValue() : value == null ? 0 : Double.NaN;
    }

    private Settings.Preparation preparation() {
        OptionalDouble size = number("minimumROISize");
        return new Settings.Preparation(
                integer("label", 1),
                integer("label_channel", 0),
                new Settings.Scaling(biasField(), number("normalizeToMean"), normalisation()),
                grid(),
                flag("correctMask", false),
                integer("minimumROIDimensions", 2),
                size.isPresent() ? OptionalInt.of((int) size.getAsDouble()) : OptionalInt.empty(),
                resegmentation(),
                flag("resegmentShape", false),
                number("geometryTolerance").orElse(DEFAULT_GEOMETRY_TOLERANCE),
                flag("additionalInfo", true));
    }

    private Optional<N4BiasFieldCorrection> biasField() {
        if (!flag("biasFieldCorrection", false)) {
            return Optional.empty();
        }
        N4Settings usual = N4Settings.DEFAULTS;
        List<Integer> iterations = values.get("biasFieldIterations") instanceof List<?> given
                ? given.stream().map(Integer.class::cast).toList()
                : usual.iterations();
        return Optional.of(new N4BiasFieldCorrection(new N4Settings(
                iterations,
                integer("biasFieldControlPoints", usual.controlPoints()),
                number("biasFieldConvergenceThreshold").orElse(usual.convergenceThreshold()),
                integer("biasFieldHistogramBins", usual.histogramBins()),
                number("biasFieldWienerNoise").orElse(usual.wienerNoise()),
                number("biasFieldFullWidth").orElse(usual.fullWidth()),
                integer("biasFieldShrinkFactor", usual.shrinkFactor()),
                text("biasFieldMask")
                        .map(mask -> FitMask.valueOf(mask.toUpperCase(Locale.ROOT)))
                        .orElse(usual.mask()))));
    }

    private Optional<Normalisation> normalisation() {
        return flag("normalize", false)
                ? Optional.of(new Normalisation(number("normalizeScale").orElse(1), number("removeOutliers")))
                : Optional.empty();
    }

    private Settings.Grid grid() {
        int pad = integer("padDistance", DEFAULT_PAD_DISTANCE);
        Optional<Resampling> resampling = Optional.empty();
        if (values.get("resampledPixelSpacing") instanceof List<?> s && values.get("interpolator") != null) {
            Vector3 spacing = new Vector3(number(s.get(0)), number(s.get(1)), number(s.get(2)));
            resampling = Optional.of(new Resampling(spacing, Interpolator.of(values.get("interpolator")), pad));
        }
        Optional<Interpolator> ontoMask = flag("resampleOntoMask", false)
                ? Optional.ofNullable(values.get("interpolator")).map(Interpolator::of)
                : Optional.empty();
        return new Settings.Grid(
                ontoMask, resampling, flag("preCrop", false) ? OptionalInt.of(pad) : OptionalInt.empty());
    }

    private Optional<Resegmentation> resegmentation() {
        if (!(values.get("resegmentRange") instanceof List<?> range)) {
            return Optional.empty();
        }
        String mode = text("resegmentMode").orElse("absolute");
        return Optional.of(new Resegmentation(
                range.stream().map(SettingValues::number).toList(),
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

    private static double number(Object value) {
        return ((Number) value).doubleValue();
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
