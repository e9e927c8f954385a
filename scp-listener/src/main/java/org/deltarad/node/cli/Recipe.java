package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.feature.ParameterException;
import org.deltarad.feature.ibsi.IbsiExtractor;
import org.deltarad.feature.ibsi.IbsiParameters;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * What {@code --params} asks for: PyRadiomics' features, or IBSI's when the file has a section {@code ibsi} or the preset is
 * one of IBSI's.
 *
 * @param label  the mask value that marks the region, for masks that have labels
 * @param labelChannel which mask, from 0, of files whose voxels are vectors of several
 * @param method how features are extracted; may be used for many cases and by several threads
 */
record Recipe(int label, int labelChannel, Method method) {
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
     * @throws IOException              when the file cannot be read
     * @throws ParameterException       when it cannot be used
     * @throws IllegalArgumentException when there is no such preset
     */
    static Recipe of(Optional<String> params) throws IOException, ParameterException {
        if (params.isEmpty()) {
            return of(ExtractionParameters.defaults());
        }
        String value = params.get();
        if (value.startsWith(PRESET)) {
            String name = value.substring(PRESET.length());
            return name.startsWith(IbsiParameters.SECTION)
                    ? of(IbsiParameters.preset(name))
                    : of(ExtractionParameters.preset(name));
        }
        Path file = Path.of(value);
        return IbsiParameters.isIbsi(file) ? of(IbsiParameters.parse(file)) : of(ExtractionParameters.parse(file));
    }

    private static Recipe of(ExtractionParameters parameters) {
        return new Recipe(
                parameters.settings().preparation().label(),
                parameters.settings().preparation().labelChannel(),
                new FeatureExtractor(parameters)::extract);
    }

    private static Recipe of(IbsiParameters parameters) {
        return new Recipe(parameters.label(), 0, new IbsiExtractor(parameters)::extract);
    }
}
