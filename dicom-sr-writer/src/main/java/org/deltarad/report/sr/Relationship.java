package org.deltarad.report.sr;

import java.util.Arrays;
import java.util.Optional;

/** Relationship Type (0040,A010) (PS3.3 C.17.3.2.4). */
enum Relationship {
    CONTAINS,
    HAS_OBS_CONTEXT,
    HAS_ACQ_CONTEXT,
    HAS_CONCEPT_MOD,
    HAS_PROPERTIES,
    INFERRED_FROM,
    SELECTED_FROM;

    /** The defined term. */
    String term() {
        return name().replace('_', ' ');
    }

    static Optional<Relationship> of(String term) {
        return Arrays.stream(values()).filter(r -> r.term().equals(term)).findFirst();
    }
}
