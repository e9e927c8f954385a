package org.deltarad.testdata;

/**
 * What the images are made of: relative proton density, relaxation times and the variation of the signal within the
 * tissue. Relaxation times are typical published ones, rounded; fat's T2 is the longer apparent one of fast spin echo.
 */
enum Tissue {
    SKIN(0.70, 700, 900, 50, 0.05),
    FAT(0.90, 300, 380, 130, 0.05),
    CAVITY_FAT(0.85, 310, 390, 122, 0.09),
    MUSCLE(0.80, 950, 1250, 46, 0.13),
    MARROW(0.72, 480, 560, 92, 0.10),
    CORTICAL_BONE(0.07, 500, 500, 25, 0),
    URINE(1.00, 3500, 4000, 500, 0.01),
    BLADDER_WALL(0.80, 950, 1250, 48, 0.05),
    STROMA(0.78, 1000, 1300, 55, 0.10),
    MYOMETRIUM(0.85, 1100, 1400, 76, 0.12),
    ENDOMETRIUM(0.95, 1500, 1900, 125, 0.06),
    TUMOUR(0.90, 1100, 1450, 92, 0),
    BOWEL_WALL(0.82, 900, 1200, 62, 0.08),
    BOWEL_CONTENT(0.80, 1300, 1700, 105, 0.45),
    GAS(0.02, 1000, 1000, 30, 0),
    VEIN(0.90, 1400, 1700, 110, 0.04),
    FLOW_VOID(0.05, 1400, 1700, 60, 0),
    DISC(0.80, 1000, 1300, 70, 0.05);

    private final double protonDensity;
    private final double t1At15;
    private final double t1At30;
    private final double t2;
    private final double variation;

    Tissue(double protonDensity, double t1At15, double t1At30, double t2, double variation) {
        this.protonDensity = protonDensity;
        this.t1At15 = t1At15;
        this.t1At30 = t1At30;
        this.t2 = t2;
        this.variation = variation;
    }

    /** Standard deviation of the signal within the tissue over its mean. */
    double variation() {
        return variation;
    }

    /** Spin echo signal, 0 to 1: density x (1 - exp(-TR/T1)) x exp(-TE/T2), T1 linear in field strength. */
    double signal(double repetitionTime, double echoTime, double fieldStrength) {
        double t1 = t1At15 + (t1At30 - t1At15) * (fieldStrength - 1.5) / 1.5;
        return protonDensity * (1 - StrictMath.exp(-repetitionTime / t1)) * StrictMath.exp(-echoTime / t2);
    }
}
