package org.deltarad.report.code;

import java.util.Map;

/**
 * Concept names and units of acquisition parameters by their DICOM keyword or derived name. PS3.16 has a concept for two
 * (TID 1604, TID 1606); the others are private.
 */
public final class AcquisitionCodes {
    private static final Map<String, Code> STANDARD =
            Map.of("SliceThickness", Dcm.SLICE_THICKNESS, "MagneticFieldStrength", Dcm.MAGNETIC_FIELD_STRENGTH);

    private static final Map<String, String> UNITS = Map.of(
            "SliceThickness", "mm",
            "MagneticFieldStrength", "T",
            "RepetitionTime", "ms",
            "EchoTime", "ms",
            "FlipAngle", "deg",
            "FieldOfView", "mm",
            "VoxelVolume", "mm3");

    private AcquisitionCodes() {}

    /** The concept name of a parameter. */
    public static Code concept(String parameter) {
        Code standard = STANDARD.get(parameter);
        return standard != null ? standard : PrivateCode.of(parameter, DeltaRadCodes.SCHEME);
    }

    /** The unit of a parameter; no units for one that is not known. */
    public static Code unit(String parameter) {
        return Ucum.unit(UNITS.getOrDefault(parameter, "1"));
    }
}
