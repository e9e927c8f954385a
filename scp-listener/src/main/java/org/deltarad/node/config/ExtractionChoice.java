package org.deltarad.node.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.ParameterException;
import org.deltarad.feature.Preset;
import org.deltarad.hash.Sha256;

/**
 * What is extracted.
 *
 * @param name       of the preset, or of the parameter file without its ending: what signatures and calibrations name
 * @param parameters of it
 * @param identity   the same for the same parameters: the preset's source, or name and SHA-256 of the file
 */
public record ExtractionChoice(String name, ExtractionParameters parameters, String identity) {

    /**
     * A preset by its name, else a parameter file.
     *
     * @throws ConfigException when it is neither, or cannot be used
     */
    public static ExtractionChoice load(String presetOrFile) throws ConfigException {
        if (isPreset(presetOrFile)) {
            ExtractionParameters preset = ExtractionParameters.preset(presetOrFile);
            return new ExtractionChoice(presetOrFile, preset, preset.source());
        }
        Path file = Path.of(presetOrFile);
        String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        if (isPreset(name)) {
            throw new ConfigException(
                    file + " has the name of a preset, which reports would show; give the file another name");
        }
        try {
            String text = Files.readString(file);
            return new ExtractionChoice(
                    name,
                    ExtractionParameters.parse(text, file.toString()),
                    name + " " + Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
        } catch (ParameterException e) {
            throw new ConfigException(e.getMessage(), e);
        } catch (IOException e) {
            throw new ConfigException(
                    "'" + presetOrFile + "' is neither a preset ("
                            + String.join(
                                    ", ", Preset.ALL.stream().map(Preset::name).toList())
                            + ") nor a file that can be read",
                    e);
        }
    }

    private static boolean isPreset(String name) {
        return Preset.ALL.stream().anyMatch(p -> p.name().equals(name));
    }
}
