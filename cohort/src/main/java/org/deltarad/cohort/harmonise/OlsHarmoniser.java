package org.deltarad.cohort.harmonise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.linear.Design;
import org.deltarad.cohort.linear.LeastSquares;
import org.deltarad.cohort.linear.Moments;
import org.deltarad.cohort.linear.ResidualModels;
import org.deltarad.cohort.numeric.Tails;
import org.deltarad.cohort.statistics.PAdjust;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;

/**
 * Regresses each feature on acquisition parameters, subtracts the prediction and makes z-scores of what is left. Give it all
 * time points of the training patients together, as S1 does.
 *
 * @param predictors columns of the table
 * @param alpha      features of which the regression is significant after Benjamini and Hochberg's correction at this level
 *                   have the prediction subtracted (S0: 0.05), others are made z-scores only; empty: all (S1)
 */
public record OlsHarmoniser(Predictors predictors, OptionalDouble alpha) {
    /** The regression of a feature. */
    private record Candidate(String feature, double[] values, LeastSquares.Fit fit) {
        /** No prediction, so that all of the feature is left. */
        LeastSquares.Fit unharmonised() {
            return new LeastSquares.Fit(
                    0, Collections.nCopies(fit.coefficients().size(), 0.0), values);
        }
    }

    /**
     * Fits.
     *
     * @param rows     training rows with the predictors as columns
     * @param features columns to harmonise, complete
     * @throws FitException when a cell is missing, or the predictors leave no residuals
     */
    public FittedOls fit(FeatureTable rows, List<String> features) {
        rows.select(features).requireComplete();
        Design design = Covered.design(rows, predictors);
        LeastSquares regression = new LeastSquares(design.columns(), rows.size());
        if (rows.size() <= regression.rank()) {
            throw new FitException(rows.size() + " rows leave no residuals after the intercept and "
                    + (regression.rank() - 1) + " independent predictors");
        }
        List<String> notes = new ArrayList<>(design.remarks(regression));
        List<Candidate> candidates = new ArrayList<>();
        for (String feature : features) {
            double[] values = rows.column(feature);
            LeastSquares.Fit fit = regression.fit(values);
            if (ResidualModels.of(fit, values).isPresent()) {
                candidates.add(new Candidate(feature, values, fit));
            } else {
                notes.add(feature + " has no model: the predictors leave no variation of it.");
            }
        }
        Map<String, FittedOls.Gate> gates = gates(candidates, regression.rank(), rows.size());
        Map<String, FeatureModel> models = new LinkedHashMap<>();
        Map<String, double[]> values = new LinkedHashMap<>();
        for (Candidate c : candidates) {
            LeastSquares.Fit fit = gates.get(c.feature()).harmonised() ? c.fit() : c.unharmonised();
            models.put(c.feature(), ResidualModels.of(fit, c.values()).orElseThrow());
            values.put(c.feature(), c.values());
        }
        LinearHarmonisation harmonisation = new LinearHarmonisation(
                List.copyOf(design.ranges().keySet()), design.categorical(), design.ranges(), models);
        Covered covered = Covered.by(design);
        List<Acquisition> acquisitions = IntStream.range(0, rows.size())
                .mapToObj(r -> covered.acquisition(rows, r))
                .toList();
        return new FittedOls(ResidualModels.withRanges(harmonisation, acquisitions, values), gates, notes);
    }

    private Map<String, FittedOls.Gate> gates(List<Candidate> candidates, int rank, int rows) {
        double[] f = new double[candidates.size()];
        double[] p = new double[candidates.size()];
        for (int n = 0; n < p.length; n++) {
            double left = squares(candidates.get(n).fit().residuals());
            double total = squares(candidates.get(n).values());
            f[n] = rank == 1 ? Double.NaN : (total - left) / (rank - 1) / (left / (rows - rank));
            p[n] = rank == 1 ? Double.NaN : Tails.f(f[n], rank - 1.0, rows - (double) rank);
        }
        double[] adjusted = PAdjust.BH.adjust(p);
        Map<String, FittedOls.Gate> gates = new LinkedHashMap<>();
        for (int n = 0; n < p.length; n++) {
            boolean harmonised = alpha.isEmpty() || adjusted[n] <= alpha.getAsDouble();
            gates.put(candidates.get(n).feature(), new FittedOls.Gate(f[n], p[n], adjusted[n], harmonised));
        }
        return Collections.unmodifiableMap(gates);
    }

    private static double squares(double[] values) {
        double mean = Moments.mean(values);
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return sum;
    }
}
