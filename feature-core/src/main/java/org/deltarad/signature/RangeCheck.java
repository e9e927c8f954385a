package org.deltarad.signature;

/**
 * One comparison of what was measured with what a score's calibration, or the site, covers.
 *
 * @param kind      what was compared
 * @param timePoint {@code baseline} or {@code mid-treatment}; empty for what concerns both
 * @param subject   feature name, acquisition parameter, {@value #VOXELS}, {@value #VOLUME} or {@value #DAYS}
 * @param value     z of a feature, the parameter's value, number of voxels, mm3, or days; NaN where it is not known
 * @param lowest    smallest value inside; negative infinity where there is none
 * @param highest   largest value inside; positive infinity where there is none
 * @param outcome   on which side the value lies
 * @param sentence  the comparison in words
 */
public record RangeCheck(
        Kind kind,
        String timePoint,
        String subject,
        double value,
        double lowest,
        double highest,
        Outcome outcome,
        String sentence) {
    /** Subject of a mask's size. */
    public static final String VOXELS = "voxels";
    /** Subject of a mask's size in mm3. */
    public static final String VOLUME = "volume";
    /** Subject of the interval between the scans. */
    public static final String DAYS = "days";

    /** What is compared. */
    public enum Kind {
        /** z of a feature with the z-values of the calibration cohort. */
        FEATURE_RANGE,
        /** An acquisition parameter with those of the calibration cohort. */
        ACQUISITION,
        /** The mask with the smallest that is scored. */
        MASK_SIZE,
        /** Days from baseline to mid-treatment with the window of the cohort or the site. */
        SCAN_INTERVAL
    }

    /** How a comparison came out. */
    public enum Outcome {
        INSIDE,
        OUTSIDE,
        /** There is no value to compare. */
        UNKNOWN
    }

    /** Whether the value is known to lie inside. */
    public boolean passed() {
        return outcome == Outcome.INSIDE;
    }
}
