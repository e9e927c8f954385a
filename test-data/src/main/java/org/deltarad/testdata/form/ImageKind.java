package org.deltarad.testdata.form;

/** Modalities of images, with the SOP Classes of their forms (PS3.4 B.5) and how voxel values are stored in them. */
public enum ImageKind {
    MR("MR", "1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.5.1.4.1.1.4.1", "1.2.840.10008.5.1.4.1.1.4.4", 1, 0),
    CT("CT", "1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.2.1", "1.2.840.10008.5.1.4.1.1.2.2", 1, -1024),
    PT("PT", "1.2.840.10008.5.1.4.1.1.128", "1.2.840.10008.5.1.4.1.1.130", "1.2.840.10008.5.1.4.1.1.128.1", 0.5, 0);

    private final String modality;
    private final String classic;
    private final String enhanced;
    private final String legacyConverted;
    private final double slope;
    private final double intercept;

    ImageKind(
            String modality, String classic, String enhanced, String legacyConverted, double slope, double intercept) {
        this.modality = modality;
        this.classic = classic;
        this.enhanced = enhanced;
        this.legacyConverted = legacyConverted;
        this.slope = slope;
        this.intercept = intercept;
    }

    /** Modality (0008,0060). */
    public String modality() {
        return modality;
    }

    /** SOP Class UID of single-frame images. */
    public String classic() {
        return classic;
    }

    /** SOP Class UID of enhanced multi-frame images. */
    public String enhanced() {
        return enhanced;
    }

    /** SOP Class UID of legacy converted enhanced images. */
    public String legacyConverted() {
        return legacyConverted;
    }

    /** Rescale Slope: value = slope x stored + intercept. */
    public double slope() {
        return slope;
    }

    /** Rescale Intercept. */
    public double intercept() {
        return intercept;
    }
}
