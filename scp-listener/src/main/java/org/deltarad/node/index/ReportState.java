package org.deltarad.node.index;

/** How far a report has come. */
public enum ReportState {
    /** Its time points are measured. */
    WAITING,
    /** Signatures are applied; the SR is being written. */
    SCORED,
    /** SR and FHIR resources are stored here; deliveries are under way. */
    REPORTED,
    /** Every destination has it. */
    DELIVERED,
    /** Not made: before it was written its scan turned out to be no baseline, for the reason given. */
    WITHDRAWN,
    /** Could not be made, or a destination refused it, for the reason given. */
    FAILED;

    /** Whether the SR is still to be written. */
    public boolean isUnwritten() {
        return this == WAITING || this == SCORED;
    }
}
