package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.ReportLinks;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;

/** Picture and document of a report, below the root: TID 1500 is extensible. */
final class LinkItems {
    private LinkItems() {}

    static List<ContentItem> toItems(ReportLinks links) {
        List<ContentItem> items = new ArrayList<>();
        links.picture()
                .ifPresent(p -> items.add(ContentItem.of(
                        Relationship.CONTAINS,
                        Dcm.VISUAL_EXPLANATION,
                        new Value.Image(p.sopClassUid(), p.sopInstanceUid()))));
        links.document()
                .ifPresent(d -> items.add(ContentItem.of(
                        Relationship.CONTAINS,
                        DeltaRadCodes.SUMMARY,
                        new Value.Composite(d.sopClassUid(), d.sopInstanceUid()))));
        return items;
    }

    /** Without the predecessor, which is no content. */
    static ReportLinks read(ContentItem root, Evidence evidence) throws SrFormatException {
        return new ReportLinks(
                Optional.empty(),
                instance(root, Dcm.VISUAL_EXPLANATION, evidence),
                instance(root, DeltaRadCodes.SUMMARY, evidence));
    }

    private static Optional<InstanceReference> instance(ContentItem root, Code name, Evidence evidence)
            throws SrFormatException {
        Optional<ContentItem> item = root.find(name);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        if (item.get().value() instanceof Value.Image i) {
            return Optional.of(evidence.require(i.sopInstanceUid()));
        }
        if (item.get().value() instanceof Value.Composite c) {
            return Optional.of(evidence.require(c.sopInstanceUid()));
        }
        throw new SrFormatException(name + " refers to no instance");
    }
}
