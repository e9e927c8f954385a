package org.deltarad.feature.ibsi;

import java.util.Arrays;
import java.util.Optional;

/** A family of features (IBSI chapter 3). */
public enum IbsiFamily {
    MORPHOLOGY("morphology"),
    LOCAL_INTENSITY("localIntensity"),
    STATISTICS("statistics"),
    INTENSITY_HISTOGRAM("intensityHistogram"),
    INTENSITY_VOLUME_HISTOGRAM("intensityVolumeHistogram"),
    GLCM("glcm"),
    GLRLM("glrlm"),
    GLSZM("glszm"),
    GLDZM("gldzm"),
    NGTDM("ngtdm"),
    NGLDM("ngldm");

    private final String label;

    IbsiFamily(String label) {
        this.label = label;
    }

    /** The name in parameter files. */
    public String label() {
        return label;
    }

    /** Whether the family is of discretised intensities. */
    boolean needsGreyLevels() {
        return this == INTENSITY_HISTOGRAM || compareTo(GLCM) >= 0;
    }

    static Optional<IbsiFamily> ofLabel(String label) {
        return Arrays.stream(values()).filter(f -> f.label.equals(label)).findFirst();
    }
}
