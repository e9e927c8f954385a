package org.deltarad.node.config;

/** Whether a PACS is asked for storage commitment. */
public enum CommitmentMode {
    /** Asked where it offers it; a PACS that does not has what it took. */
    AUTO,
    /** What it does not commit itself to is not delivered. */
    REQUIRE,
    /** Never asked. */
    OFF
}
