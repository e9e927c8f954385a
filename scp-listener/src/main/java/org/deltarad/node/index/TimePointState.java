package org.deltarad.node.index;

import java.util.EnumSet;
import java.util.Set;

/** How far the work on a mask and its series has come. */
public enum TimePointState {
    /** The mask is here; its series is awaited until it is complete and quiet. */
    RECEIVED,
    /** The series did not become complete in time: reported, and still taken when it comes. */
    INCOMPLETE,
    /** Features are being computed. */
    EXTRACTING,
    /** Features are stored; the reason says when it is in no pair. */
    EXTRACTED,
    /** Features are stored; it is said to be mid-treatment and its baseline is not here. */
    WAITING_FOR_BASELINE,
    /** A route leaves it alone, for the reason given. */
    IGNORED,
    /** Cannot be used, for the reason given. */
    FAILED;

    /** The states that may follow. */
    public Set<TimePointState> next() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(INCOMPLETE, EXTRACTING, IGNORED, FAILED);
            case INCOMPLETE -> EnumSet.of(RECEIVED, EXTRACTING, IGNORED, FAILED);
            case EXTRACTING -> EnumSet.of(RECEIVED, INCOMPLETE, EXTRACTED, IGNORED, FAILED);
            case EXTRACTED -> EnumSet.of(RECEIVED, WAITING_FOR_BASELINE, FAILED);
            case WAITING_FOR_BASELINE -> EnumSet.of(RECEIVED, EXTRACTED, FAILED);
            case IGNORED, FAILED -> EnumSet.of(RECEIVED);
        };
    }

    /** Whether features are stored. */
    public boolean isMeasured() {
        return this == EXTRACTED || this == WAITING_FOR_BASELINE;
    }
}
