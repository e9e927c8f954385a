package org.deltarad.report.code;

import org.deltarad.report.ReportException;
import org.deltarad.signature.RangeCheck;
import org.deltarad.signature.RiskGroup;

/** Our own codes, for what no standard scheme has a concept; designator 99DELTARAD (PS3.16 8.2). */
public final class DeltaRadCodes {
    /** The coding scheme designator. */
    public static final String SCHEME = "99DELTARAD";

    /** Mid-treatment minus baseline, a Derivation. */
    public static final Code DIFFERENCE = code("DIFFERENCE", "Difference");
    /** A Time Point Type. */
    public static final Code MID_TREATMENT = code("MID_TREATMENT", "Mid-treatment");
    /** Concept name of a NUM. */
    public static final Code SCORE = code("SCORE", "Signature score");

    public static final Code CUT_OFF = code("CUT_OFF", "Cut-off of the score");
    /** Concept name of a CODE. */
    public static final Code RISK_GROUP = code("RISK_GROUP", "Risk group");

    public static final Code HIGH = code("HIGH", "High");
    public static final Code LOW = code("LOW", "Low");
    public static final Code RESEARCH_USE = code("RESEARCH_USE", "Use limitation");
    public static final Code NO_SCORE = code("NO_SCORE", "Reason for no score");
    public static final Code WITHHELD = code("WITHHELD", "Reason for withholding the score");
    public static final Code WARNING = code("WARNING", "Warning");
    public static final Code CONTRIBUTION = code("CONTRIBUTION", "Contribution to the score");
    public static final Code Z_CHANGE = code("Z_CHANGE", "Change of z-score");
    public static final Code SIGNATURE_TITLE = code("SIGNATURE_TITLE", "Signature title");
    public static final Code ENDPOINT = code("ENDPOINT", "Endpoint");
    public static final Code INPUT = code("INPUT", "Signature input");
    public static final Code EXTRACTION = code("EXTRACTION", "Extraction preset");
    public static final Code HIGH_MEANS = code("HIGH_MEANS", "Meaning of a score above the cut-off");
    public static final Code SIGNATURE_HASH = code("SIGNATURE_HASH", "SHA-256 of the signature file");
    public static final Code CALIBRATION = code("CALIBRATION", "Calibration");
    public static final Code CAL_VERSION = code("CAL_VERSION", "Calibration version");
    public static final Code CAL_EXTRACTION = code("CAL_EXTRACTION", "Extraction preset of the calibration");
    public static final Code CAL_HASH = code("CAL_HASH", "SHA-256 of the calibration file");
    public static final Code COHORT = code("COHORT", "Calibration cohort");
    public static final Code COHORT_SIZE = code("COHORT_SIZE", "Patients in the calibration cohort");
    public static final Code COHORT_ORIGIN = code("COHORT_ORIGIN", "Origin of the calibration cohort");
    public static final Code COHORT_TEXT = code("COHORT_TEXT", "Description of the calibration cohort");
    public static final Code SYNTHETIC = code("SYNTHETIC", "Synthetic patients");
    public static final Code REAL = code("REAL", "Real patients");

    // A region's source, its images and what to know of them
    public static final Code SOURCE_ROI = code("SOURCE_ROI", "Source of the segment");
    public static final Code ROI_LABEL = code("ROI_LABEL", "ROI Name or Segment Label of the source");
    public static final Code SEGMENT_LABEL = code("SEGMENT_LABEL", "Segment Label");
    public static final Code IMAGE_UNIT = code("IMAGE_UNIT", "Unit of the image values");
    public static final Code VOLUME_MEASURED = code("VOLUME_MEASURED", "Volume of the series that was measured");
    public static final Code LOSSY = code("LOSSY", "Lossy image compression");
    public static final Code REMARK = code("REMARK", "Remark");
    public static final Code SUMMARY = code("SUMMARY", "One-page summary");
    public static final Code KERNEL = code("KERNEL", "Convolution Kernel");

    // A signature's formula and what a score was checked for
    public static final Code INTERCEPT = code("INTERCEPT", "Intercept of the signature");
    public static final Code COEFFICIENT = code("COEFFICIENT", "Coefficient of the signature");
    public static final Code RANGE_CHECK = code("RANGE_CHECK", "Range check");
    public static final Code CHECK_KIND = code("CHECK_KIND", "Kind of range check");
    public static final Code CHECK_VALUE = code("CHECK_VALUE", "Value checked");
    public static final Code CHECK_LOWEST = code("CHECK_LOWEST", "Lowest value inside the range");
    public static final Code CHECK_HIGHEST = code("CHECK_HIGHEST", "Highest value inside the range");
    public static final Code CHECK_SENTENCE = code("CHECK_SENTENCE", "Range check in words");

    private DeltaRadCodes() {}

    /** The code of a kind of range check. */
    public static Code kind(RangeCheck.Kind kind) {
        return switch (kind) {
            case FEATURE_RANGE -> code("FEATURE_RANGE", "Feature and the calibration cohort");
            case ACQUISITION -> code("ACQUISITION", "Acquisition and the calibration cohort");
            case MASK_SIZE -> code("MASK_SIZE", "Size of the mask");
            case SCAN_INTERVAL -> code("SCAN_INTERVAL", "Interval between the scans");
        };
    }

    /** The code of a range check's outcome. */
    public static Code outcome(RangeCheck.Outcome outcome) {
        return switch (outcome) {
            case INSIDE -> code("INSIDE", "Inside the range");
            case OUTSIDE -> code("OUTSIDE", "Outside the range");
            case UNKNOWN -> code("UNKNOWN", "Not known");
        };
    }

    /** The code of a Longitudinal Temporal Event Type that is not in CID 280. */
    public static Code event(String event) {
        return PrivateCode.of(event, SCHEME);
    }

    /** The code of a risk group. */
    public static Code riskGroup(RiskGroup group) {
        return switch (group) {
            case HIGH -> HIGH;
            case LOW -> LOW;
        };
    }

    /**
     * The risk group of a code.
     *
     * @throws ReportException when it is neither high nor low
     */
    public static RiskGroup riskGroup(Code code) throws ReportException {
        for (RiskGroup group : RiskGroup.values()) {
            if (riskGroup(group).equals(code)) {
                return group;
            }
        }
        throw new ReportException(code + " is not a risk group");
    }

    private static Code code(String value, String meaning) {
        return new Code(value, SCHEME, meaning);
    }
}
