package org.deltarad.node.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deltarad.node.imaging.values.ValueChoice;
import org.deltarad.node.imaging.values.ValueOptions;

/**
 * How series are read.
 *
 * @param values      key of a {@link ValueChoice} for CT, MR and PT
 * @param units       of real world values, where a series maps to several
 * @param acceptLossy whether images compressed with loss are measured
 */
public record SeriesConfig(Map<String, String> values, Optional<String> units, boolean acceptLossy) {
    private static final Set<String> MODALITIES = Set.of("CT", "MR", "PT");

    public SeriesConfig {
        values = Map.copyOf(values);
        values.forEach((modality, key) -> {
            if (!MODALITIES.contains(modality)) {
                throw new InvalidValueException("values", "takes CT, MR and PT, not " + modality);
            }
            if (ValueChoice.of(key).isEmpty()) {
                throw new InvalidValueException(
                        "values", modality + " must be one of " + ValueChoice.keys() + ", was '" + key + "'");
            }
        });
    }

    /** The same for the reader. */
    public ValueOptions valueOptions() {
        return new ValueOptions(
                values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> ValueChoice.of(e.getValue())
                        .orElseThrow())),
                units,
                acceptLossy);
    }
}
