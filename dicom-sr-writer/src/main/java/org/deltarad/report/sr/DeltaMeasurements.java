package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.FeatureCodes;
import org.deltarad.report.code.Sct;

/**
 * TID 1501 Measurement and Qualitative Evaluation Group: the change of each feature, a NUM whose Derivation is
 * Difference, inferred by reference from the two measurements (TID 301 row 10). TID 1420 would be the template for
 * measurements from several ROIs, but its concept names, CID 7465, are statistics of populations.
 */
final class DeltaMeasurements {
    private static final String TID = "1501";

    private DeltaMeasurements() {}

    /**
     * @param deltas   feature names and changes
     * @param baseline the TID 1411 group of the baseline
     * @param mid      the TID 1411 group of the mid-treatment scan
     * @param paths    where the items of these groups are
     */
    static ContentItem toItem(
            String label,
            String trackingUid,
            Map<String, Double> deltas,
            ContentItem baseline,
            ContentItem mid,
            ContentPaths paths) {
        List<ContentItem> items = new ArrayList<>();
        ContentItem.textIfAny(Relationship.HAS_OBS_CONTEXT, Dcm.TRACKING_IDENTIFIER, label)
                .forEach(items::add);
        items.add(ContentItem.uid(Relationship.HAS_OBS_CONTEXT, Dcm.TRACKING_UNIQUE_IDENTIFIER, trackingUid));
        items.add(ContentItem.coded(Relationship.CONTAINS, Dcm.FINDING, Sct.NEOPLASM));
        deltas.forEach((name, value) ->
                items.add(delta(name, value, measurement(baseline, name), measurement(mid, name), paths)));
        items.add(ContentItem.text(Relationship.CONTAINS, Dcm.COMMENT, "Mid-treatment minus baseline"));
        return ContentItem.container(Dcm.MEASUREMENT_GROUP, TID, items);
    }

    private static ContentItem delta(
            String name, double value, ContentItem before, ContentItem after, ContentPaths paths) {
        return ContentItem.num(
                Relationship.CONTAINS,
                FeatureCodes.concept(name),
                value,
                FeatureCodes.unit(name),
                ContentItem.coded(Relationship.HAS_CONCEPT_MOD, Dcm.DERIVATION, DeltaRadCodes.DIFFERENCE),
                EquivalentMeaning.toItem(name),
                ContentItem.reference(Relationship.INFERRED_FROM, paths.of(before)),
                ContentItem.reference(Relationship.INFERRED_FROM, paths.of(after)));
    }

    private static ContentItem measurement(ContentItem group, String feature) {
        return group.all(FeatureCodes.concept(feature)).stream()
                .filter(m -> EquivalentMeaning.in(m).filter(feature::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measurement of " + feature));
    }

    /** Whether a measurement group is the one of the changes. */
    static boolean matches(ContentItem group) {
        return group.children().stream().anyMatch(m -> m.find(Dcm.DERIVATION)
                .flatMap(d -> d.value() instanceof Value.Coded c ? Optional.of(c.code()) : Optional.empty())
                .filter(DeltaRadCodes.DIFFERENCE::equals)
                .isPresent());
    }
}
