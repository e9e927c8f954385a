package org.deltarad.cohort.calibrate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.cohort.linear.Design;
import org.deltarad.cohort.linear.LeastSquares;
import org.deltarad.cohort.linear.ResidualModels;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;

/** Fits the harmonisation of all features that every observation has (S1, Methods). */
final class HarmonisationFit {
    private final List<Observation> observations;
    private final Design design;
    private final LeastSquares regression;
    private final List<String> notes;

    private HarmonisationFit(List<Observation> observations, Predictors predictors, List<String> notes)
            throws CalibrationException {
        this.observations = observations;
        this.design = Observation.design(predictors, observations);
        this.regression = new LeastSquares(design.columns(), observations.size());
        if (observations.size() <= regression.rank()) {
            throw new CalibrationException.TooFewObservations(observations.size(), regression.rank());
        }
        this.notes = notes;
    }

    /** Fits, and adds to the notes what was left out. */
    static LinearHarmonisation of(List<Observation> observations, Predictors predictors, List<String> notes)
            throws CalibrationException {
        HarmonisationFit fit = new HarmonisationFit(observations, predictors, notes);
        notes.addAll(fit.design.remarks(fit.regression));
        return fit.withRanges(fit.harmonisation(fit.models()));
    }

    /** Models by feature, their z ranges not known yet. */
    private Map<String, FeatureModel> models() {
        Set<String> features = new LinkedHashSet<>();
        observations.forEach(o -> features.addAll(o.measured().features().keySet()));
        Map<String, FeatureModel> models = new LinkedHashMap<>();
        for (String feature : features) {
            double[] values = new double[observations.size()];
            if (fill(feature, values)) {
                Optional<FeatureModel> model = ResidualModels.of(regression.fit(values), values);
                if (model.isPresent()) {
                    models.put(feature, model.get());
                } else {
                    notes.add(feature + " has no model: the predictors leave no variation of it.");
                }
            }
        }
        return models;
    }

    /** The feature's values; false, with a note, when one is absent or not finite. */
    private boolean fill(String feature, double[] values) {
        for (int i = 0; i < values.length; i++) {
            Observation observation = observations.get(i);
            Double value = observation.measured().features().get(feature);
            if (value == null || !Double.isFinite(value)) {
                notes.add(feature + " has no model: it is " + (value == null ? "absent" : value) + " in "
                        + observation.name() + ".");
                return false;
            }
            values[i] = value;
        }
        return true;
    }

    private LinearHarmonisation harmonisation(Map<String, FeatureModel> models) {
        return new LinearHarmonisation(
                List.copyOf(design.ranges().keySet()), design.categorical(), design.ranges(), models);
    }

    private LinearHarmonisation withRanges(LinearHarmonisation fitted) {
        List<Acquisition> acquisitions =
                observations.stream().map(o -> o.measured().acquisition()).toList();
        Map<String, double[]> values = new LinkedHashMap<>();
        for (String feature : fitted.features().keySet()) {
            values.put(
                    feature,
                    observations.stream()
                            .mapToDouble(o -> o.measured().features().get(feature))
                            .toArray());
        }
        return ResidualModels.withRanges(fitted, acquisitions, values);
    }
}
