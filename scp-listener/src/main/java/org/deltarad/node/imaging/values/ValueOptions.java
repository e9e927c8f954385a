package org.deltarad.node.imaging.values;

import java.util.Optional;

/**
 * Which values are measured, and of which images.
 *
 * @param values      which values
 * @param units       of real world values, where a series maps to several: Code Value or Code Meaning of the units, or the
 *                    LUT Label
 * @param acceptLossy whether images compressed with loss are measured, and marked; otherwise they are refused
 */
public record ValueOptions(ValueChoice values, Optional<String> units, boolean acceptLossy) {
    /** As the modality gives them, never compressed with loss. */
    public static final ValueOptions STANDARD = new ValueOptions(ValueChoice.AUTOMATIC, Optional.empty(), false);

    /** The same of other values. */
    public ValueOptions with(ValueChoice choice) {
        return new ValueOptions(choice, units, acceptLossy);
    }
}
