package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deltarad.report.code.AcquisitionCodes;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.Ucum;
import org.deltarad.report.code.Umls;
import org.deltarad.signature.RangeCheck;

/** A score's range checks: each a CODE with its outcome, modified by what was checked, with value and range as properties. */
final class RangeCheckItems {
    private static final Relationship MODIFIER = Relationship.HAS_CONCEPT_MOD;
    private static final Relationship PROPERTY = Relationship.HAS_PROPERTIES;

    private RangeCheckItems() {}

    static List<ContentItem> toItems(List<RangeCheck> checks) {
        return checks.stream().map(RangeCheckItems::toItem).toList();
    }

    private static ContentItem toItem(RangeCheck check) {
        Code unit = unit(check);
        List<ContentItem> items = new ArrayList<>();
        items.add(ContentItem.coded(MODIFIER, DeltaRadCodes.CHECK_KIND, DeltaRadCodes.kind(check.kind())));
        ContentItem.textIfAny(MODIFIER, Umls.TIME_POINT, check.timePoint()).forEach(items::add);
        items.add(EquivalentMeaning.toItem(check.subject()));
        items.add(ContentItem.num(PROPERTY, DeltaRadCodes.CHECK_VALUE, check.value(), unit));
        if (Double.isFinite(check.lowest())) {
            items.add(ContentItem.num(PROPERTY, DeltaRadCodes.CHECK_LOWEST, check.lowest(), unit));
        }
        if (Double.isFinite(check.highest())) {
            items.add(ContentItem.num(PROPERTY, DeltaRadCodes.CHECK_HIGHEST, check.highest(), unit));
        }
        items.add(ContentItem.text(PROPERTY, DeltaRadCodes.CHECK_SENTENCE, check.sentence()));
        return ContentItem.coded(
                        Relationship.CONTAINS, DeltaRadCodes.RANGE_CHECK, DeltaRadCodes.outcome(check.outcome()))
                .plus(items);
    }

    private static Code unit(RangeCheck check) {
        return switch (check.kind()) {
            case FEATURE_RANGE -> Ucum.NO_UNITS;
            case ACQUISITION -> AcquisitionCodes.unit(check.subject());
            case MASK_SIZE -> Ucum.unit(check.subject().equals(RangeCheck.VOXELS) ? "{voxels}" : "mm3");
            case SCAN_INTERVAL -> Ucum.DAY;
        };
    }

    static List<RangeCheck> read(ContentItem group) throws SrFormatException {
        List<RangeCheck> checks = new ArrayList<>();
        for (ContentItem item : group.all(DeltaRadCodes.RANGE_CHECK)) {
            if (item.value() instanceof Value.Coded outcome) {
                checks.add(check(item, outcome.code()));
            }
        }
        return checks;
    }

    private static RangeCheck check(ContentItem item, Code outcome) throws SrFormatException {
        Code kind = item.requireCode(DeltaRadCodes.CHECK_KIND);
        return new RangeCheck(
                Stream.of(RangeCheck.Kind.values())
                        .filter(k -> DeltaRadCodes.kind(k).equals(kind))
                        .findFirst()
                        .orElseThrow(() -> new SrFormatException(kind + " is not a kind of range check")),
                item.text(Umls.TIME_POINT),
                EquivalentMeaning.in(item).orElse(""),
                item.requireNumber(DeltaRadCodes.CHECK_VALUE),
                end(item, DeltaRadCodes.CHECK_LOWEST).orElse(Double.NEGATIVE_INFINITY),
                end(item, DeltaRadCodes.CHECK_HIGHEST).orElse(Double.POSITIVE_INFINITY),
                Stream.of(RangeCheck.Outcome.values())
                        .filter(o -> DeltaRadCodes.outcome(o).equals(outcome))
                        .findFirst()
                        .orElseThrow(() -> new SrFormatException(outcome + " is not the outcome of a range check")),
                item.text(DeltaRadCodes.CHECK_SENTENCE));
    }

    private static Optional<Double> end(ContentItem item, Code name) {
        return item.find(name)
                .flatMap(i -> i.value() instanceof Value.Num n ? Optional.of(n.number()) : Optional.empty());
    }
}
