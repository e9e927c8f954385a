package org.deltarad.node.index;

import java.util.EnumSet;
import java.util.Set;

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
    FAILED,
    /** A later report of the same scans is there and names it. */
    SUPERSEDED;

    /** The states that may follow. */
    public Set<ReportState> next() {
        return switch (this) {
            case WAITING -> EnumSet.of(SCORED, WITHDRAWN, FAILED);
            case SCORED -> EnumSet.of(REPORTED, WITHDRAWN, FAILED);
            case REPORTED -> EnumSet.of(DELIVERED, FAILED, SUPERSEDED);
            case DELIVERED -> EnumSet.of(REPORTED, SUPERSEDED);
            case WITHDRAWN -> EnumSet.of(WAITING);
            case FAILED -> EnumSet.of(WAITING, REPORTED, SUPERSEDED);
            case SUPERSEDED -> EnumSet.noneOf(ReportState.class);
        };
    }

    /** Whether the SR is still to be written. */
    public boolean isUnwritten() {
        return this == WAITING || this == SCORED;
    }
}
