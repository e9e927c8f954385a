package org.deltarad.node.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deltarad.harmonisation.HarmonisationException;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.report.TimePoint;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Signature;

/**
 * A feature of the signatures at both time points.
 *
 * @param feature PyRadiomics name
 * @param before  value at baseline
 * @param after   value at mid-treatment
 * @param zBefore harmonised z at baseline
 * @param zAfter  harmonised z at mid-treatment
 */
record FeatureRow(String feature, double before, double after, double zBefore, double zAfter) {

    /** The features of all signatures, each once, in their order. */
    static List<FeatureRow> of(
            List<Signature> signatures, Calibration calibration, TimePoint baseline, TimePoint midTreatment)
            throws HarmonisationException {
        Set<String> names = new LinkedHashSet<>();
        signatures.forEach(s -> s.terms().forEach(t -> names.add(t.feature())));
        LinearHarmonisation harmonisation = calibration.harmonisation();
        List<FeatureRow> rows = new ArrayList<>();
        for (String name : names) {
            double before = baseline.features().get(name);
            double after = midTreatment.features().get(name);
            rows.add(new FeatureRow(
                    name,
                    before,
                    after,
                    harmonisation.z(name, before, baseline.acquisition()),
                    harmonisation.z(name, after, midTreatment.acquisition())));
        }
        return rows;
    }

    double delta() {
        return after - before;
    }

    double zDelta() {
        return zAfter - zBefore;
    }

    /** Class and feature without the image type, such as {@code glcm Autocorrelation}. */
    String label() {
        return feature.replaceFirst("^original_", "").replace('_', ' ');
    }
}
