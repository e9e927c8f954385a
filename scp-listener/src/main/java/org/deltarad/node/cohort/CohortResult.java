package org.deltarad.node.cohort;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.node.batch.CaseResult;
import org.deltarad.volume.Mask;

/**
 * What was measured of a case, and its way through a journal.
 *
 * @param acquisition how the images were acquired; nothing for images that are not DICOM
 * @param features    by name, NaN where undefined
 * @param mask        what was measured, where readers are compared
 */
public record CohortResult(Acquisition acquisition, Map<String, Double> features, Optional<String> mask) {
    private static final String NUMERIC = "numeric";
    private static final String CATEGORICAL = "categorical";
    private static final String MASK = "mask";

    /**
     * @param acquisition how the images were acquired; empty for images that are not DICOM
     * @param mask        what was measured, to compare with other readers'; empty for a case of nobody
     */
    public static CaseResult of(Optional<Acquisition> acquisition, Map<String, Double> features, Optional<Mask> mask) {
        Map<String, Object> more = new LinkedHashMap<>();
        acquisition.ifPresent(a -> {
            more.put(NUMERIC, a.numeric());
            more.put(CATEGORICAL, a.categorical());
        });
        mask.ifPresent(m -> more.put(MASK, StoredMask.text(m)));
        return new CaseResult(Optional.empty(), more, features);
    }

    static CohortResult from(CaseResult result) {
        Map<String, Double> numeric = new LinkedHashMap<>();
        Map<String, String> categorical = new LinkedHashMap<>();
        if (result.diagnostics().get(NUMERIC) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> numeric.put((String) name, ((Number) value).doubleValue()));
        }
        if (result.diagnostics().get(CATEGORICAL) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> categorical.put((String) name, (String) value));
        }
        return new CohortResult(new Acquisition(numeric, categorical), result.features(), Optional.ofNullable((String)
                result.diagnostics().get(MASK)));
    }
}
