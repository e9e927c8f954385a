package org.deltarad.report.code;

/** UMLS concepts of TID 1502, CID 6146 and CID 280 (PS3.16 2026). */
public final class Umls {
    public static final Code TIME_POINT = new Code("C2348792", "UMLS", "Time Point");
    public static final Code BASELINE = new Code("C1442488", "UMLS", "Baseline");

    // TID 1500
    public static final Code QUALITATIVE_EVALUATIONS = new Code("C0034375", "UMLS", "Qualitative Evaluations");

    private Umls() {}
}
