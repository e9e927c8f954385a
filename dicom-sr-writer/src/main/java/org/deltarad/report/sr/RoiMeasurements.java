package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.report.code.FeatureCodes;

/** TID 1419 ROI Measurements: features as NUM, with their PyRadiomics names as Equivalent Meaning of Concept Name. */
final class RoiMeasurements {
    private RoiMeasurements() {}

    /**
     * @param unit UCUM code of the image's values; empty for arbitrary units
     */
    static List<ContentItem> toItems(Map<String, Double> features, String unit) {
        List<ContentItem> items = new ArrayList<>();
        features.forEach((name, value) -> items.add(ContentItem.num(
                Relationship.CONTAINS,
                FeatureCodes.concept(name),
                value,
                FeatureCodes.unit(name, unit),
                EquivalentMeaning.toItem(name))));
        return items;
    }

    /** Feature names and values of a group, in order. */
    static Map<String, Double> features(ContentItem group) {
        Map<String, Double> features = new LinkedHashMap<>();
        for (ContentItem item : group.children()) {
            if (item.relationship() == Relationship.CONTAINS && item.value() instanceof Value.Num n) {
                EquivalentMeaning.in(item).ifPresent(name -> features.put(name, n.number()));
            }
        }
        return features;
    }
}
