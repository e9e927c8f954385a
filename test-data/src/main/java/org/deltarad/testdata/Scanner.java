package org.deltarad.testdata;

/**
 * The scanners that synthetic images pretend to come from. Each has its own sharpness, shading and intensity scale, so
 * that features depend on it.
 */
public enum Scanner {
    SIEMENS_15("SIEMENS", "Avanto", 1.5, 0.45, 0.12, 1050),
    SIEMENS_30("SIEMENS", "Skyra", 3, 0.42, 0.24, 1250),
    GE_15("GE MEDICAL SYSTEMS", "Optima MR450w", 1.5, 0.55, 0.15, 2600),
    GE_30("GE MEDICAL SYSTEMS", "DISCOVERY MR750w", 3, 0.50, 0.28, 3100),
    PHILIPS_15("Philips Medical Systems", "Ingenia 1.5", 1.5, 0.62, 0.08, 1500),
    PHILIPS_30("Philips Medical Systems", "Ingenia 3.0", 3, 0.58, 0.18, 1700);

    private final String manufacturer;
    private final String modelName;
    private final double fieldStrength;
    private final double blur;
    private final double shading;
    private final double gain;

    Scanner(String manufacturer, String modelName, double fieldStrength, double blur, double shading, double gain) {
        this.manufacturer = manufacturer;
        this.modelName = modelName;
        this.fieldStrength = fieldStrength;
        this.blur = blur;
        this.shading = shading;
        this.gain = gain;
    }

    /** Manufacturer (0008,0070). */
    public String manufacturer() {
        return manufacturer;
    }

    /** Manufacturer's Model Name (0008,1090). */
    public String modelName() {
        return modelName;
    }

    /** Magnetic Field Strength (0018,0087), T. */
    public double fieldStrength() {
        return fieldStrength;
    }

    /** Standard deviation of the in-plane point spread, pixels. */
    double blur() {
        return blur;
    }

    /** How much brighter the image is 100 mm from its centre than at its centre, as a fraction. */
    double shading() {
        return shading;
    }

    /** Stored value of signal 1. */
    double gain() {
        return gain;
    }
}
