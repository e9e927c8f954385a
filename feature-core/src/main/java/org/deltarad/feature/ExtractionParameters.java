package org.deltarad.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to extract and how, as a PyRadiomics parameter file states it.
 *
 * @param source        where the parameters came from
 * @param features      the features of each class, in the order they are given out
 * @param settings      the settings that change results
 * @param configuration all settings by PyRadiomics' name: its defaults and what the file gives; values are numbers,
 *                      strings, booleans, lists and null
 * @param imageTypes    the settings given for each image type; always {@code Original} alone in this version
 */
public record ExtractionParameters(
        String source,
        Map<FeatureClass, List<String>> features,
        Settings settings,
        Map<String, Object> configuration,
        Map<String, Map<String, Object>> imageTypes) {

    public ExtractionParameters {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
        imageTypes = Collections.unmodifiableMap(new LinkedHashMap<>(imageTypes));
    }

    /** PyRadiomics without parameters: bins of 25, original image, all features of all supported classes. */
    public static ExtractionParameters defaults() {
        Map<String, Object> configuration = SettingValues.defaults();
        return new ExtractionParameters(
                "defaults",
                ParameterReader.allFeatures(),
                SettingValues.settings(configuration, null),
                configuration,
                Map.of("Original", Map.of()));
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
     * A parameter set that comes with DeltaRad. {@code S1}: image x 100 / its own mean, bins of 10, original image, 93
     * features (the delta radiomics of S1, Methods).
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static ExtractionParameters preset(String name) {
        String resource = "presets/" + name + ".yaml";
        try (InputStream in = name.matches("\\w+") ? ExtractionParameters.class.getResourceAsStream(resource) : null) {
            if (in == null) {
                throw new IllegalArgumentException("there is no preset " + name + "; presets: S1");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "preset " + name);
        } catch (IOException e) {
            throw new UncheckedIOException("preset " + name + " is unreadable", e);
        } catch (ParameterException e) {
            throw new IllegalStateException("preset " + name + " is not valid", e);
        }
    }

    /** Number of features that an extraction gives. */
    public int featureCount() {
        return features.values().stream().mapToInt(List::size).sum();
    }
}
