package org.deltarad.cohort.calibrate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deltarad.cohort.linear.Design;
import org.deltarad.cohort.linear.LeastSquares;
import org.deltarad.cohort.linear.Moments;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.HarmonisationException;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;
import org.deltarad.harmonisation.LinearHarmonisation.Range;

/** Fits the harmonisation of all features that every observation has (S1, Methods). */
final class HarmonisationFit {
    /**
     * A feature whose residuals are shorter than this fraction of its values has nothing left to normalise: rounding
     * of a fit in double precision stays well below, a feature that varies stays well above.
     */
    private static final double CONSTANT = 1e-10;

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
                LeastSquares.Fit fit = regression.fit(values);
                double sd = Moments.sd(fit.residuals());
                if (sd > CONSTANT * largest(values)) {
                    double mean = Moments.mean(fit.residuals());
                    models.put(feature, new FeatureModel(fit.intercept(), fit.coefficients(), mean, sd, 0, 0));
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

    private static double largest(double[] values) {
        Range range = Moments.range(values);
        return Math.max(Math.abs(range.min()), Math.abs(range.max()));
    }

    private LinearHarmonisation harmonisation(Map<String, FeatureModel> models) {
        return new LinearHarmonisation(
                List.copyOf(design.ranges().keySet()), design.categorical(), design.ranges(), models);
    }

    /** The same with the z-ranges, computed as the scorer computes z, so that no patient of the cohort is outside. */
    private LinearHarmonisation withRanges(LinearHarmonisation fitted) {
        Map<String, FeatureModel> models = new LinkedHashMap<>();
        fitted.features().forEach((feature, m) -> {
            Range z = Moments.range(observations.stream()
                    .mapToDouble(o -> z(fitted, feature, o))
                    .toArray());
            models.put(feature, new FeatureModel(m.intercept(), m.coefficients(), m.mean(), m.sd(), z.min(), z.max()));
        });
        return harmonisation(models);
    }

    private static double z(LinearHarmonisation fitted, String feature, Observation observation) {
        double value = observation.measured().features().get(feature);
        Acquisition acquisition = observation.measured().acquisition();
        try {
            return fitted.z(feature, value, acquisition);
        } catch (HarmonisationException e) {
            throw new IllegalStateException("the fit was made from " + observation.name(), e);
        }
    }
}
