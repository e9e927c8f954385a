package org.deltarad.node.imaging.values;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which values of a series are measured. */
public enum ValueChoice {
    /** As the modality gives them: {@link #STORED_MODALITY} of CT, MR and PT alike. */
    AUTOMATIC,
    /** After the modality LUT (PS3.3 C.11.1): Rescale Slope and Intercept, or the Modality LUT Sequence. */
    STORED_MODALITY,
    /** By the Real World Value Mapping Sequence (PS3.3 C.7.6.16.2.11). */
    REAL_WORLD,
    /** PET: standardised uptake value by body weight, g/ml. */
    SUV_BW,
    /** Philips MR: floating point values that scans share, by the private Scale Slope. */
    PHILIPS_SCALE;

    /** As configuration and command line have it, such as {@code suv-bw}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The choice of a key. */
    public static Optional<ValueChoice> of(String key) {
        return Arrays.stream(values()).filter(c -> c.key().equals(key)).findFirst();
    }

    /** All keys, in their order. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(ValueChoice::key).toList();
    }
}
