package org.deltarad.node.index;

import java.time.Instant;
import java.util.Optional;

/**
 * Which cases are shown.
 *
 * @param state     empty: all
 * @param patientId part of the Patient ID, case ignored; empty: all
 * @param text      part of a reason or a UID, case ignored; empty: all
 * @param from      received then or later
 * @param until     received before
 */
public record CaseFilter(
        Optional<CaseRow.State> state, String patientId, String text, Optional<Instant> from, Optional<Instant> until) {
    /** All cases. */
    public static final CaseFilter ALL = new CaseFilter(Optional.empty(), "", "", Optional.empty(), Optional.empty());

    /** The same without the state. */
    CaseFilter inAnyState() {
        return new CaseFilter(Optional.empty(), patientId, text, from, until);
    }
}
