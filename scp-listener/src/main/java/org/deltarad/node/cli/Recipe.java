package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.feature.ParameterException;
import org.deltarad.feature.ibsi.IbsiExtractor;
import org.deltarad.feature.ibsi.IbsiParameters;
import org.deltarad.hash.Sha256;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * What {@code --params} asks for: PyRadiomics' features, or IBSI's when the file has a section {@code ibsi} or the preset is
 * one of IBSI's.
 *
 * @param label        the mask value that marks the region, for masks that have labels
 * @param labelChannel which mask, from 0, of files whose voxels are vectors of several
 * @param digest       SHA-256 of the parameter file, or of the preset's name: other parameters have another
 * @param scalesByImage whether intensities are scaled by those of the whole image
 * @param method       how features are extracted; may be used for many cases and by several threads
 */
record Recipe(int label, int labelChannel, String digest, boolean scalesByImage, Method method) {
    private static final String PRESET = "preset:";

    /** Extracts the features of an image inside a mask. */
    @FunctionalInterface
    interface Method {
        Extraction extract(Volume image, Mask mask) throws ExtractionException;
    }

    /**
     * The recipe that an argument names.
     *
     * @param params {@code preset:NAME} or a file; empty for PyRadiomics' defaults
     * @param jobs   threads for a case
     * @param ontoMask whether an image on another grid is brought onto the mask's, whatever the parameters say
     * @throws IOException              when the file cannot be read
     * @throws ParameterException       when it cannot be used
     * @throws IllegalArgumentException when there is no such preset, or it cannot go onto the mask
     */
    static Recipe of(Optional<String> params, int jobs, boolean ontoMask) throws IOException, ParameterException {
        if (params.isEmpty()) {
            return of(ExtractionParameters.defaults(), digest("defaults"), jobs, ontoMask);
        }
        String value = params.get();
        if (value.startsWith(PRESET)) {
            String name = value.substring(PRESET.length());
            return name.startsWith(IbsiParameters.SECTION)
                    ? of(IbsiParameters.preset(name), digest(value), ontoMask)
                    : of(ExtractionParameters.preset(name), digest(value), jobs, ontoMask);
        }
        Path file = Path.of(value);
        String digest = Sha256.hex(Files.readAllBytes(file));
        return IbsiParameters.isIbsi(file)
                ? of(IbsiParameters.parse(file), digest, ontoMask)
                : of(ExtractionParameters.parse(file), digest, jobs, ontoMask);
    }

    private static String digest(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Recipe of(ExtractionParameters given, String digest, int jobs, boolean ontoMask) {
        ExtractionParameters parameters = ontoMask ? given.ontoMask() : given;
        return new Recipe(
                parameters.settings().preparation().label(),
                parameters.settings().preparation().labelChannel(),
                digest,
                parameters.settings().preparation().scaling().byWholeImage(),
                new FeatureExtractor(parameters, jobs)::extract);
    }

    private static Recipe of(IbsiParameters parameters, String digest, boolean ontoMask) {
        if (ontoMask) {
            throw new IllegalArgumentException(
                    "IBSI's chain interpolates the image itself and has no grid of a mask; --grid image carries the mask");
        }
        return new Recipe(parameters.label(), 0, digest, false, new IbsiExtractor(parameters)::extract);
    }
}
