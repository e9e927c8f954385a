package org.deltarad.report.code;

import org.deltarad.report.ReportException;
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

    private DeltaRadCodes() {}

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
