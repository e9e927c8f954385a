package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.FeatureCodes;

/**
 * Derived Imaging Measurements (TID 1500 row 10): the change of each feature after TID 1420 Measurements Derived From
 * Multiple ROI Measurements, a NUM that is inferred by reference from the two TID 1411 groups (row 3) and, beyond the
 * template, from the very measurements in them. Its concept name is the feature's, with Derivation Difference: CID 7465
 * is extensible, and its own concepts are statistics of populations and similarity of regions.
 */
final class DeltaMeasurements {
    private DeltaMeasurements() {}

    /**
     * @param algorithm what computed them (row 10b)
     * @param deltas    feature names and changes
     * @param unit      UCUM code of the images' values; empty for arbitrary units
     * @param baseline  the TID 1411 group of the baseline
     * @param mid       the TID 1411 group of the mid-treatment scan
     * @param paths     where the items of these groups are
     */
    static ContentItem toItem(
            AlgorithmIdentification algorithm,
            Map<String, Double> deltas,
            String unit,
            ContentItem baseline,
            ContentItem mid,
            ContentPaths paths) {
        Map<String, ContentItem> before = measurements(baseline);
        Map<String, ContentItem> after = measurements(mid);
        List<ContentItem> groups = List.of(reference(paths, baseline), reference(paths, mid));
        List<ContentItem> items = new ArrayList<>(algorithm.toItems());
        deltas.forEach((name, value) -> {
            List<ContentItem> below = new ArrayList<>();
            below.add(ContentItem.coded(Relationship.HAS_CONCEPT_MOD, Dcm.DERIVATION, DeltaRadCodes.DIFFERENCE));
            below.add(EquivalentMeaning.toItem(name));
            below.addAll(groups);
            below.add(reference(paths, before.get(name)));
            below.add(reference(paths, after.get(name)));
            items.add(delta(name, value, FeatureCodes.unit(name, unit), below));
        });
        items.add(ContentItem.text(Relationship.CONTAINS, Dcm.COMMENT, "Mid-treatment minus baseline"));
        return ContentItem.container(Dcm.DERIVED_IMAGING_MEASUREMENTS, items);
    }

    private static ContentItem delta(String name, double value, Code unit, List<ContentItem> below) {
        return ContentItem.num(Relationship.CONTAINS, FeatureCodes.concept(name), value, unit)
                .plus(below);
    }

    private static ContentItem reference(ContentPaths paths, ContentItem target) {
        return ContentItem.reference(Relationship.INFERRED_FROM, paths.of(target));
    }

    private static Map<String, ContentItem> measurements(ContentItem group) {
        Map<String, ContentItem> byName = new HashMap<>();
        for (ContentItem item : group.children()) {
            if (item.relationship() == Relationship.CONTAINS && item.value() instanceof Value.Num) {
                EquivalentMeaning.in(item).ifPresent(name -> byName.put(name, item));
            }
        }
        return byName;
    }
}
