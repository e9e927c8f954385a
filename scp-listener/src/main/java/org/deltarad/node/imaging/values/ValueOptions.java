package org.deltarad.node.imaging.values;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which values are measured, and of which images.
 *
 * @param byModality  the choice for CT, MR and PT; {@link ValueChoice#AUTOMATIC} for those that are not there
 * @param units       of real world values, where a series maps to several: Code Value or Code Meaning of the units, or the
 *                    LUT Label
 * @param acceptLossy whether images compressed with loss are measured, and marked; otherwise they are refused
 */
public record ValueOptions(Map<String, ValueChoice> byModality, Optional<String> units, boolean acceptLossy) {
    /** As the modality gives them, never compressed with loss. */
    public static final ValueOptions STANDARD = new ValueOptions(Map.of(), Optional.empty(), false);

    public ValueOptions {
        byModality = Map.copyOf(byModality);
    }

    /** The same choice for every modality. */
    public ValueOptions with(ValueChoice choice) {
        return new ValueOptions(Map.of("CT", choice, "MR", choice, "PT", choice), units, acceptLossy);
    }

    /** With these units of real world values. */
    public ValueOptions with(Optional<String> realWorldUnits) {
        return new ValueOptions(byModality, realWorldUnits, acceptLossy);
    }

    /** With images compressed with loss, or without. */
    public ValueOptions with(boolean lossy) {
        return new ValueOptions(byModality, units, lossy);
    }

    /** One line, the same for the same options. */
    public String text() {
        return new TreeMap<>(byModality)
                + units.map(u -> " in " + u).orElse("")
                + (acceptLossy ? ", lossy accepted" : "");
    }

    /** @param modality CT, MR or PT */
    ValueChoice of(String modality) {
        return byModality.getOrDefault(modality, ValueChoice.AUTOMATIC);
    }
}
