package org.deltarad.cohort.harmonise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.linear.Design;
import org.deltarad.cohort.linear.LeastSquares;
import org.deltarad.cohort.linear.Moments;
import org.deltarad.cohort.statistics.PAdjust;
import org.deltarad.cohort.statistics.Tails;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;
import org.deltarad.harmonisation.LinearHarmonisation.Range;

/**
 * Regresses each feature on acquisition parameters, subtracts the prediction and makes z-scores of what is left. Give it all
 * time points of the training patients together, as S1 does.
 *
 * @param predictors columns of the table
 * @param alpha      features of which the regression is significant after Benjamini and Hochberg's correction at this level
 *                   have the prediction subtracted (S0: 0.05), others are made z-scores only; empty: all (S1)
 */
public record OlsHarmoniser(Predictors predictors, OptionalDouble alpha) {
    /** What is left of a feature is rounding when it is smaller than this fraction of the feature. */
    private static final double CONSTANT = 1e-10;

    /** A regression and what the gate made of it. */
    private record Candidate(String feature, double[] values, LeastSquares.Fit fit) {}

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
            Range range = Moments.range(values);
            if (Moments.sd(fit.residuals()) > CONSTANT * Math.max(Math.abs(range.min()), Math.abs(range.max()))) {
                candidates.add(new Candidate(feature, values, fit));
            } else {
                notes.add(feature + " has no model: the predictors leave no variation of it.");
            }
        }
        Map<String, FittedOls.Gate> gates = gates(candidates, regression.rank(), rows.size());
        Map<String, FeatureModel> models = new LinkedHashMap<>();
        candidates.forEach(
                c -> models.put(c.feature(), model(c, gates.get(c.feature()).harmonised())));
        LinearHarmonisation harmonisation = new LinearHarmonisation(
                List.copyOf(design.ranges().keySet()), design.categorical(), design.ranges(), models);
        return new FittedOls(harmonisation, gates, notes);
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

    private static FeatureModel model(Candidate c, boolean harmonised) {
        LeastSquares.Fit fit = c.fit();
        double[] rest = harmonised ? fit.residuals() : c.values();
        double mean = Moments.mean(rest);
        double sd = Moments.sd(rest);
        Range range = Moments.range(rest);
        return new FeatureModel(
                harmonised ? fit.intercept() : 0,
                harmonised
                        ? fit.coefficients()
                        : Collections.nCopies(fit.coefficients().size(), 0.0),
                mean,
                sd,
                (range.min() - mean) / sd,
                (range.max() - mean) / sd);
    }
}
