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
    /** Could not be made, or a destination refused it, for the reason given. */
    FAILED
}
