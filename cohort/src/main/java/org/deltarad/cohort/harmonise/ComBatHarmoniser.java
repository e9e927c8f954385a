package org.deltarad.cohort.harmonise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.linear.Design;
import org.deltarad.cohort.linear.LeastSquares;

/** Fits {@link FittedComBat}: standardises features by batch means and covariates, then shrinks each batch's shift and spread. */
public final class ComBatHarmoniser {
    private final ComBatOptions options;
    private final FeatureTable rows;
    private final List<String> batches;
    private final int[] batchOfRow;
    private final int[] counts;
    private final Design covariates;
    private final LeastSquares regression;
    private final int reference;

    private ComBatHarmoniser(ComBatOptions options, FeatureTable rows) {
        this.options = options;
        this.rows = rows;
        List<String> batch = rows.categories(options.batch());
        int missing = batch.indexOf(FeatureTable.MISSING);
        if (missing >= 0) {
            throw new FitException(rows.ids().get(missing) + ": batch " + options.batch() + " is missing");
        }
        batches = List.copyOf(new TreeSet<>(batch));
        batchOfRow = batch.stream().mapToInt(batches::indexOf).toArray();
        counts = new int[batches.size()];
        Arrays.stream(batchOfRow).forEach(b -> counts[b]++);
        reference = options.reference().map(batches::indexOf).orElse(-1);
        requireBatches();
        covariates = Covered.design(rows, options.covariates());
        List<double[]> columns = new ArrayList<>();
        for (int b = 1; b < batches.size(); b++) {
            columns.add(indicator(b));
        }
        columns.addAll(covariates.columns());
        regression = new LeastSquares(columns, rows.size());
        requireIndependent();
    }

    /**
     * Fits on training rows.
     *
     * @param features columns to harmonise, complete
     * @throws FitException when a cell is missing, there is one batch only, a batch has too few rows, the reference is no
     *                      batch, or covariates and batches cannot be told apart
     */
    public static FittedComBat fit(ComBatOptions options, FeatureTable rows, List<String> features) {
        rows.select(features).requireComplete();
        return new ComBatHarmoniser(options, rows).fitted(features);
    }

    private void requireBatches() {
        if (batches.size() < 2) {
            throw new FitException("there is one batch only, " + options.batch() + " '" + batches.get(0) + "'");
        }
        if (options.reference().isPresent() && reference < 0) {
            throw new FitException(
                    "the reference '" + options.reference().get() + "' is none of the batches " + batches);
        }
        for (int b = 0; b < counts.length; b++) {
            if (counts[b] < 2 && !options.meanOnly()) {
                throw new FitException("batch '" + batches.get(b)
                        + "' has one row; join it with another, leave it out, or" + " adjust means only");
            }
        }
    }

    private void requireIndependent() {
        for (int c = 0; c < covariates.names().size(); c++) {
            if (regression.redundant(batches.size() - 1 + c)) {
                throw new FitException("covariate " + covariates.names().get(c)
                        + " cannot be told apart from the batches and the covariates before it; leave it out");
            }
        }
        if (rows.size() <= regression.rank()) {
            throw new FitException(
                    rows.size() + " rows leave no residuals after " + regression.rank() + " batches and covariates");
        }
    }

    private double[] indicator(int batch) {
        return Arrays.stream(batchOfRow).mapToDouble(b -> b == batch ? 1 : 0).toArray();
    }

    /** A feature in units of its pooled spread. */
    private record Standardised(
            String feature, double mean, List<Double> coefficients, double spread, double[] values) {}

    private FittedComBat fitted(List<String> features) {
        List<String> untouched = new ArrayList<>();
        List<Standardised> standardised = new ArrayList<>();
        for (String feature : features) {
            if (constantInABatch(rows.column(feature))) {
                untouched.add(feature);
            } else {
                standardised.add(standardise(feature));
            }
        }
        if (standardised.size() < 2) {
            throw new FitException(
                    "ComBat borrows strength between features and needs two that vary in every batch, there are "
                            + standardised.size());
        }
        double[][] gamma = new double[batches.size()][];
        double[][] delta = new double[batches.size()][];
        for (int b = 0; b < batches.size(); b++) {
            BatchEffects effects = b == reference
                    ? BatchEffects.none(standardised.size())
                    : BatchEffects.of(ofBatch(standardised, b), options);
            gamma[b] = effects.gamma();
            delta[b] = effects.delta();
        }
        Map<String, FittedComBat.Feature> fitted = new LinkedHashMap<>();
        for (int f = 0; f < standardised.size(); f++) {
            int n = f;
            Standardised s = standardised.get(f);
            fitted.put(
                    s.feature(),
                    new FittedComBat.Feature(
                            s.mean(),
                            s.coefficients(),
                            s.spread(),
                            IntStream.range(0, batches.size())
                                    .mapToObj(b -> gamma[b][n])
                                    .toList(),
                            IntStream.range(0, batches.size())
                                    .mapToObj(b -> delta[b][n])
                                    .toList()));
        }
        return new FittedComBat(options, batches, covariates.ranges(), covariates.categorical(), fitted, untouched);
    }

    private boolean constantInABatch(double[] values) {
        return IntStream.range(0, batches.size())
                .filter(b -> counts[b] > 1)
                .anyMatch(b -> IntStream.range(0, values.length)
                                .filter(r -> batchOfRow[r] == b)
                                .mapToDouble(r -> values[r])
                                .distinct()
                                .count()
                        == 1);
    }

    private Standardised standardise(String feature) {
        double[] values = rows.column(feature);
        LeastSquares.Fit fit = regression.fit(values);
        double[] level = new double[batches.size()];
        for (int b = 0; b < level.length; b++) {
            level[b] = fit.intercept() + (b == 0 ? 0 : fit.coefficients().get(b - 1));
        }
        double mean = 0;
        double variance = 0;
        if (reference >= 0) {
            mean = level[reference];
            for (int r = 0; r < values.length; r++) {
                double rest = fit.residuals()[r];
                variance += batchOfRow[r] == reference ? rest * rest / counts[reference] : 0;
            }
        } else {
            for (int b = 0; b < level.length; b++) {
                mean += level[b] * counts[b] / values.length;
            }
            for (double rest : fit.residuals()) {
                variance += rest * rest / values.length;
            }
        }
        List<Double> coefficients = fit.coefficients()
                .subList(batches.size() - 1, fit.coefficients().size());
        double spread = Math.sqrt(variance);
        if (!(spread > 0)) {
            throw new FitException(feature + " does not vary around its batches' means and covariates");
        }
        double[] standard = new double[values.length];
        for (int r = 0; r < values.length; r++) {
            double expected = mean;
            for (int c = 0; c < coefficients.size(); c++) {
                expected += coefficients.get(c) * covariates.columns().get(c)[r];
            }
            standard[r] = (values[r] - expected) / spread;
        }
        return new Standardised(feature, mean, List.copyOf(coefficients), spread, standard);
    }

    /** Standardised values of a batch: a row for each feature. */
    private double[][] ofBatch(List<Standardised> features, int batch) {
        int[] members = IntStream.range(0, batchOfRow.length)
                .filter(r -> batchOfRow[r] == batch)
                .toArray();
        return features.stream()
                .map(f -> Arrays.stream(members).mapToDouble(r -> f.values()[r]).toArray())
                .toArray(double[][]::new);
    }
}
