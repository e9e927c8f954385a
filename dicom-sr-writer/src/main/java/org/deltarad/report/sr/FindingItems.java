package org.deltarad.report.sr;

import java.util.List;
import java.util.Optional;
import org.deltarad.report.Finding;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.Sct;

/** What the lesion is (TID 1411 row 3b) and where (TID 1419 rows 2 and 3). */
final class FindingItems {
    private FindingItems() {}

    static ContentItem type(Finding finding) {
        return ContentItem.coded(Relationship.CONTAINS, Dcm.FINDING, finding.type());
    }

    static List<ContentItem> site(Finding finding) {
        Relationship modifier = Relationship.HAS_CONCEPT_MOD;
        return finding.site()
                .map(site -> finding.laterality()
                        .map(side -> ContentItem.coded(
                                modifier, Sct.FINDING_SITE, site, ContentItem.coded(modifier, Sct.LATERALITY, side)))
                        .orElseGet(() -> ContentItem.coded(modifier, Sct.FINDING_SITE, site)))
                .map(List::of)
                .orElse(List.of());
    }

    static Finding read(ContentItem group) throws SrFormatException {
        Code type = group.requireCode(Dcm.FINDING);
        Optional<ContentItem> site = group.find(Sct.FINDING_SITE);
        if (site.isEmpty()) {
            return new Finding(type, Optional.empty(), Optional.empty());
        }
        return new Finding(
                type,
                Optional.of(group.requireCode(Sct.FINDING_SITE)),
                site.get().find(Sct.LATERALITY).flatMap(FindingItems::code));
    }

    private static Optional<Code> code(ContentItem item) {
        return item.value() instanceof Value.Coded c ? Optional.of(c.code()) : Optional.empty();
    }
}
