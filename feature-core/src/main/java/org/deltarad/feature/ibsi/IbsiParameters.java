package org.deltarad.feature.ibsi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.ParameterException;
import org.deltarad.feature.ParameterNode;
import org.deltarad.feature.ibsi.process.Discretisation;
import org.deltarad.feature.ibsi.process.Interpolation;
import org.deltarad.feature.ibsi.process.Resegmentation;
import org.deltarad.feature.ibsi.texture.Scope;

/**
 * How IBSI features are extracted: the section {@code ibsi} of a parameter file.
 *
 * <pre>
 * ibsi:
 *   dimension: 3D                    # 2D: interpolation and textures in the slice
 *   interpolation:                   # none when absent
 *     spacing: [2, 2, 2]             # mm; two values with 2D
 *     method: cubicSpline            # nearest, linear (the default), cubicSpline
 *     roiMethod: linear              # nearest, linear (the default)
 *     roiThreshold: 0.5
 *     roundIntensities: true         # to the nearest integer; false when absent
 *   resegmentation:                  # none when absent
 *     range: [-1000, 400]            # null for an open end
 *     outliers: 3                    # standard deviations
 *   discretisation:                  # of histogram and textures
 *     fixedBinNumber: 32             # or fixedBinSize, in the unit of the image
 *   intensityVolumeHistogram:        # none, for intensities in whole units, when absent
 *     fixedBinNumber: 1000           # or fixedBinSize
 *   textures: [3D]                   # of 2D, 2.5D, 3D; [2D, 2.5D] and [3D] by dimension when absent
 *   families: [morphology, glcm]     # all when absent
 *   label: 1                         # of the ROI in the mask
 * </pre>
 *
 * @param source          where the parameters came from
 * @param interpolation   empty to leave the grid
 * @param resegmentation  of the intensity mask
 * @param discretisation  for histogram and textures
 * @param intensityVolume discretisation for the intensity-volume histogram; empty for intensities in whole units
 * @param textures        where neighbours are
 * @param families        what is extracted
 * @param label           the mask value that marks the ROI; masks given to the extractor have been reduced to it
 * @param configuration   the section as it was given
 */
public record IbsiParameters(
        String source,
        Optional<Interpolation> interpolation,
        Resegmentation resegmentation,
        Discretisation discretisation,
        Optional<Discretisation> intensityVolume,
        Set<Scope> textures,
        Set<IbsiFamily> families,
        int label,
        Map<String, Object> configuration) {
    /** The section of a parameter file, and what the names of presets begin with. */
    public static final String SECTION = "ibsi";

    private static final List<String> PRESETS = List.of("ibsi-A", "ibsi-B", "ibsi-C", "ibsi-D", "ibsi-E");

    public IbsiParameters {
        textures = Collections.unmodifiableSet(EnumSet.copyOf(textures));
        families = Collections.unmodifiableSet(EnumSet.copyOf(families));
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    }

    /**
     * Read a parameter file, YAML or JSON.
     *
     * @throws IOException        when the file cannot be read
     * @throws ParameterException for an unknown key or a value that cannot be used, naming both and the line
     */
    public static IbsiParameters parse(Path file) throws IOException, ParameterException {
        return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    }

    /**
     * Read the text of a parameter file, YAML or JSON.
     *
     * @param sourceName what to call it in messages
     * @throws ParameterException for an unknown key or a value that cannot be used, naming both and the line
     */
    public static IbsiParameters parse(String text, String sourceName) throws ParameterException {
        return new IbsiParameterReader(sourceName).read(ParameterNode.parse(text, sourceName));
    }

    /** Whether a parameter file has a section {@code ibsi}. */
    public static boolean isIbsi(Path file) throws IOException, ParameterException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return ParameterNode.parse(text, file.toString()) instanceof ParameterNode.Mapping root
                && root.entries().containsKey(SECTION);
    }

    /** Names of the parameter sets that come with DeltaRad: IBSI's configurations A to E. */
    public static List<String> presets() {
        return PRESETS;
    }

    /**
     * A parameter set that comes with DeltaRad, such as {@code ibsi-C}: IBSI's image processing configurations for its CT
     * phantom (reference manual, chapter 5).
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static IbsiParameters preset(String name) {
        if (!PRESETS.contains(name)) {
            throw new IllegalArgumentException(
                    "there is no preset " + name + "; IBSI presets: " + String.join(", ", PRESETS));
        }
        try (InputStream in = ExtractionParameters.class.getResourceAsStream("presets/" + name + ".yaml")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "preset " + name);
        } catch (IOException e) {
            throw new UncheckedIOException("preset " + name + " is unreadable", e);
        } catch (ParameterException e) {
            throw new IllegalStateException("preset " + name + " is not valid", e);
        }
    }
}
