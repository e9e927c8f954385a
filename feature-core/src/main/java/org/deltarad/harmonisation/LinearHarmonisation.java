package org.deltarad.harmonisation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Per-feature ordinary least squares on acquisition parameters, frozen: z = (value - prediction - mean) / sd, the
 * residuals' mean and sd taken over the cohort, baseline and mid-treatment together (S1, Methods).
 *
 * <p>Every predictor must be known to harmonise a value, one without a coefficient (zero in all models, because it was
 * constant or redundant in the cohort) included: it still tells whether an acquisition is like the cohort's. Levels
 * are compared exactly; whoever builds the {@link Acquisition} settles the spelling of manufacturers.
 *
 * @param numeric     names of the numeric predictors, in the order of the coefficients
 * @param categorical levels of each categorical predictor; the first level is the reference, the others have a
 *                    coefficient each, after the numeric ones, in the map's order, which is kept
 * @param ranges      smallest and largest value of each numeric predictor in the cohort
 * @param features    the model of each feature, in the map's order, which is kept
 */
public record LinearHarmonisation(
        List<String> numeric,
        Map<String, List<String>> categorical,
        Map<String, Range> ranges,
        Map<String, FeatureModel> features) {

    /** @throws IllegalArgumentException when the parts do not fit each other; says which */
    public LinearHarmonisation {
        numeric = List.copyOf(numeric);
        Map<String, List<String>> levels = new LinkedHashMap<>();
        categorical.forEach((name, values) -> levels.put(name, List.copyOf(values)));
        categorical = Collections.unmodifiableMap(levels);
        ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        requireDistinct(numeric, categorical);
        if (!ranges.keySet().equals(new HashSet<>(numeric))) {
            throw new IllegalArgumentException("ranges of " + ranges.keySet() + " for the predictors " + numeric);
        }
        int expected = coefficientNames(numeric, categorical).size();
        features.forEach((feature, model) -> {
            if (model.coefficients().size() != expected) {
                throw new IllegalArgumentException("feature " + feature + " has "
                        + model.coefficients().size() + " coefficients, the predictors need " + expected);
            }
        });
    }

    /** A closed interval. */
    public record Range(double min, double max) {
        /** @throws IllegalArgumentException when not finite, or min is above max */
        public Range {
            if (!Double.isFinite(min) || !Double.isFinite(max) || min > max) {
                throw new IllegalArgumentException("range " + min + " to " + max + " is not a finite interval");
            }
        }

        /** Whether the value lies between both ends, ends included. */
        public boolean contains(double value) {
            return value >= min && value <= max;
        }

        @Override
        public String toString() {
            return text(min) + " to " + text(max);
        }

        /** Four significant digits, as in {@link #toString}; whole numbers with all of theirs. */
        public static String text(double value) {
            if (!Double.isFinite(value)) {
                return Double.toString(value);
            }
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
            return new BigDecimal(value)
                    .round(whole ? MathContext.UNLIMITED : new MathContext(4))
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    /**
     * @param intercept    prediction where all predictors are zero
     * @param coefficients one per numeric predictor, then one per non-reference level
     * @param mean         mean of the residuals
     * @param sd           standard deviation of the residuals (n - 1), positive
     * @param min          smallest z in the cohort
     * @param max          largest z in the cohort
     */
    public record FeatureModel(
            double intercept, List<Double> coefficients, double mean, double sd, double min, double max) {
        /** @throws IllegalArgumentException when a number is not finite, sd is not positive, or min is above max */
        public FeatureModel {
            coefficients = List.copyOf(coefficients);
            if (!Double.isFinite(intercept)
                    || !Double.isFinite(mean)
                    || !coefficients.stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("intercept, coefficients and mean must be finite");
            }
            if (!Double.isFinite(sd) || sd <= 0) {
                throw new IllegalArgumentException("sd must be positive, was " + sd);
            }
            if (!Double.isFinite(min) || !Double.isFinite(max) || min > max) {
                throw new IllegalArgumentException("z range " + min + " to " + max + " is not a finite interval");
            }
        }
    }

    /** Names of the coefficients in their order: numeric predictors, then {@code Predictor=level}. */
    public List<String> coefficientNames() {
        return coefficientNames(numeric, categorical);
    }

    /**
     * Names of the coefficients that these predictors have, in their order: the numeric predictors, then
     * {@code Predictor=level} for every level but the first of each categorical one.
     */
    public static List<String> coefficientNames(List<String> numeric, Map<String, List<String>> categorical) {
        List<String> names = new ArrayList<>(numeric);
        categorical.forEach((name, levels) -> levels.stream().skip(1).forEach(level -> names.add(name + "=" + level)));
        return names;
    }

    /**
     * The harmonised value of a feature.
     *
     * @param feature     PyRadiomics name
     * @param value       the value as extracted
     * @param acquisition how the series was acquired
     * @return (value - prediction - mean) / sd, without unit
     * @throws HarmonisationException when the feature has no model, the value is not finite, a predictor is missing
     *                                or a level unknown
     */
    public double z(String feature, double value, Acquisition acquisition) throws HarmonisationException {
        FeatureModel model = features.get(feature);
        if (model == null) {
            throw new HarmonisationException.NoModel(feature);
        }
        if (!Double.isFinite(value)) {
            throw new HarmonisationException.NonFiniteValue(feature, value);
        }
        double prediction = model.intercept();
        double[] row = row(acquisition);
        for (int i = 0; i < row.length; i++) {
            prediction += model.coefficients().get(i) * row[i];
        }
        return (value - prediction - model.mean()) / model.sd();
    }

    /** The acquisition as a row of the design matrix, without the intercept. */
    private double[] row(Acquisition acquisition) throws HarmonisationException {
        List<Double> row = new ArrayList<>();
        for (String predictor : numeric) {
            Double value = acquisition.numeric().get(predictor);
            if (value == null) {
                throw new HarmonisationException.MissingPredictor(predictor);
            }
            if (!Double.isFinite(value)) {
                throw new HarmonisationException.MissingPredictor(predictor, value);
            }
            row.add(value);
        }
        for (Map.Entry<String, List<String>> predictor : categorical.entrySet()) {
            String level = acquisition.categorical().get(predictor.getKey());
            if (level == null) {
                throw new HarmonisationException.MissingPredictor(predictor.getKey());
            }
            int index = predictor.getValue().indexOf(level);
            if (index < 0) {
                throw new HarmonisationException.UnknownLevel(predictor.getKey(), level, predictor.getValue());
            }
            for (int i = 1; i < predictor.getValue().size(); i++) {
                row.add(i == index ? 1.0 : 0.0);
            }
        }
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void requireDistinct(List<String> numeric, Map<String, List<String>> categorical) {
        categorical.forEach((name, levels) -> {
            if (levels.isEmpty() || new HashSet<>(levels).size() != levels.size()) {
                throw new IllegalArgumentException("levels of " + name + " must be distinct, and at least one");
            }
        });
        List<String> names = new ArrayList<>(coefficientNames(numeric, categorical));
        names.addAll(categorical.keySet());
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("predictors must have distinct names, were " + names);
        }
    }
}
