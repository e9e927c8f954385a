package org.deltarad.feature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.image.filter.ImageType;
import org.deltarad.image.resample.Interpolator;

/**
 * What to extract and how, as a PyRadiomics parameter file states it.
 *
 * @param source        where the parameters came from
 * @param features      the features of each class, in the order they are given out
 * @param settings      the settings that change results, without those given for single image types
 * @param configuration all settings by PyRadiomics' name: its defaults and what the file gives; values are numbers,
 *                      strings, booleans, lists and null
 * @param imageTypes    the settings given for each image type
 * @param images        the image types with all settings that act on them, in the order of the file
 * @param voxels        settings of feature maps
 */
public record ExtractionParameters(
        String source,
        Map<FeatureClass, List<String>> features,
        Settings settings,
        Map<String, Object> configuration,
        Map<String, Map<String, Object>> imageTypes,
        List<ImageSettings> images,
        VoxelSettings voxels) {

    public ExtractionParameters {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
        imageTypes = Collections.unmodifiableMap(new LinkedHashMap<>(imageTypes));
        images = List.copyOf(images);
    }

    /** From values that are valid. */
    ExtractionParameters(
            String source,
            Map<FeatureClass, List<String>> features,
            Map<String, Object> configuration,
            Map<String, Map<String, Object>> imageTypes) {
        this(
                source,
                features,
                SettingValues.settings(configuration, Map.of()),
                configuration,
                imageTypes,
                images(configuration, imageTypes),
                SettingValues.voxelSettings(configuration));
    }

    private static List<ImageSettings> images(
            Map<String, Object> configuration, Map<String, Map<String, Object>> imageTypes) {
        List<ImageSettings> images = new ArrayList<>();
        imageTypes.forEach((label, own) -> images.add(new ImageSettings(
                ImageType.of(label, SettingValues.merged(configuration, own)),
                SettingValues.settings(configuration, own))));
        return images;
    }

    /** PyRadiomics without parameters: bins of 25, original image, all features of all supported classes. */
    public static ExtractionParameters defaults() {
        return new ExtractionParameters(
                "defaults", ParameterReader.allFeatures(false), SettingValues.defaults(), Map.of("Original", Map.of()));
    }

    /**
     * Read a parameter file of PyRadiomics, YAML or JSON.
     *
     * @throws IOException        when the file cannot be read
     * @throws ParameterException when it holds what PyRadiomics would not accept or this version does not support
     */
    public static ExtractionParameters parse(Path file) throws IOException, ParameterException {
        return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    }

    /**
     * Read the text of a parameter file of PyRadiomics, YAML or JSON.
     *
     * @param sourceName what to call it in messages
     * @throws ParameterException when it holds what PyRadiomics would not accept or this version does not support
     */
    public static ExtractionParameters parse(String text, String sourceName) throws ParameterException {
        return new ParameterReader(sourceName).read(text);
    }

    /**
     * A parameter set that comes with DeltaRad; {@link Preset} says what each is.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static ExtractionParameters preset(String name) {
        return Preset.named(name).parameters();
    }

    /**
     * These parameters with {@code resampleOntoMask}: an image on another grid is brought onto the mask's, linearly, or by
     * the parameters' {@code interpolator} where they resample to a spacing, too.
     */
    public ExtractionParameters ontoMask() {
        Map<String, Object> settings = new LinkedHashMap<>(configuration);
        settings.put("resampleOntoMask", true);
        if (this.settings.preparation().grid().resampling().isEmpty()) {
            settings.put("interpolator", Interpolator.LINEAR.label());
        }
        return new ExtractionParameters(source, features, settings, imageTypes);
    }

    /**
     * Number of features that an extraction gives, unless an image type or {@code shape2D} has to be left out for the
     * image at hand.
     */
    public int featureCount() {
        int ofShape = 0;
        int ofIntensities = 0;
        for (Map.Entry<FeatureClass, List<String>> entry : features.entrySet()) {
            if (entry.getKey().isShape()) {
                ofShape += entry.getValue().size();
            } else {
                ofIntensities += entry.getValue().size();
            }
        }
        int derived = images.stream().mapToInt(image -> count(image.type())).sum();
        return ofShape + derived * ofIntensities;
    }

    /** Images of a type. */
    private static int count(ImageType type) {
        if (type instanceof ImageType.Wavelet wavelet) {
            int bands = wavelet.leftAxis().isPresent() ? 4 : 8;
            return (bands - 1) * wavelet.level() + 1;
        }
        if (type instanceof ImageType.LoG log) {
            return log.widths().size();
        }
        return type instanceof ImageType.LBP3D pattern ? pattern.levels() + 1 : 1;
    }
}
