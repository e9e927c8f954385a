package org.deltarad.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A parameter set that comes with DeltaRad, for one image of a published feature set. {@code S0} has three images (T2,
 * the one with shape; DWI and ADC on the grid of T2), the others one.
 *
 * @param name what to call it, such as {@code S3} or {@code S0-ADC}
 * @param set  the paper's feature set, {@code S0} to {@code S3}
 */
public record Preset(String name, String set) {
    /** All presets, in order. */
    public static final List<Preset> ALL = List.of(
            new Preset("S0", "S0"),
            new Preset("S0-DWI", "S0"),
            new Preset("S0-ADC", "S0"),
            new Preset("S1", "S1"),
            new Preset("S2", "S2"),
            new Preset("S3", "S3"));

    /**
     * The preset of that name.
     *
     * @throws IllegalArgumentException when there is none; the message lists those there are
     */
    public static Preset named(String name) {
        return ALL.stream()
                .filter(p -> p.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no preset " + name + "; presets: "
                        + String.join(", ", ALL.stream().map(Preset::name).toList())));
    }

    /** Number of features of all images of a set: 293 for S0, 82, 1037 and 1223 for S1 to S3. */
    public static int featuresOfSet(String set) {
        return ALL.stream()
                .filter(p -> p.set.equals(set))
                .mapToInt(p -> p.parameters().featureCount())
                .sum();
    }

    /** What to extract from this image. */
    public ExtractionParameters parameters() {
        String resource = "presets/" + name + ".yaml";
        try (InputStream in = Preset.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return ExtractionParameters.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "preset " + name);
        } catch (IOException e) {
            throw new UncheckedIOException("preset " + name + " is unreadable", e);
        } catch (ParameterException e) {
            throw new IllegalStateException("preset " + name + " is not valid", e);
        }
    }
}
