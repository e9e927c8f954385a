package org.deltarad.report.sr;

import java.util.Optional;
import org.deltarad.report.code.Dcm;

/** Equivalent Meaning of Concept Name (TID 301 row 16, TID 1419 row 18): the name that the source gives a concept. */
final class EquivalentMeaning {
    private EquivalentMeaning() {}

    static ContentItem toItem(String name) {
        return ContentItem.text(Relationship.HAS_CONCEPT_MOD, Dcm.EQUIVALENT_MEANING, name);
    }

    static Optional<String> in(ContentItem item) {
        return Optional.of(item.text(Dcm.EQUIVALENT_MEANING)).filter(s -> !s.isEmpty());
    }
}
