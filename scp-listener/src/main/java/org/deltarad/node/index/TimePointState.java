package org.deltarad.node.index;

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
    /** Cannot be used, for the reason given. */
    FAILED;

    /** Whether features are stored. */
    public boolean isMeasured() {
        return this == EXTRACTED || this == WAITING_FOR_BASELINE;
    }
}
