package org.deltarad.cohort.evaluate;

import java.util.Arrays;
import org.deltarad.cohort.numeric.Quantiles;
import org.deltarad.cohort.regression.LogisticModel;
import org.deltarad.cohort.regression.LogisticOptions;
import org.deltarad.cohort.regression.LogisticRegression;

/**
 * A smooth calibration curve: the outcome by logistic regression on a restricted cubic spline of the probability's log
 * odds, and the distances of Austin and Steyerberg 2019. Arrays are by patient, not to be changed.
 *
 * @param observed smoothed risk at each patient's probability
 * @param ici      integrated calibration index: mean absolute distance of observed from predicted
 * @param e50      median of the distance
 * @param e90      its 90th percentile
 * @param largest  distance
 */
public record SmoothCalibration(
        double[] predicted, double[] observed, double ici, double e50, double e90, double largest) {

    /** @throws org.deltarad.cohort.data.FitException for probabilities of 0 or 1, or with fewer than 3 different knots */
    public static SmoothCalibration of(double[] probability, boolean[] y) {
        double[] logit = CalibrationLine.logits(probability, y.length);
        RestrictedCubicSpline spline = RestrictedCubicSpline.of(logit);
        double[][] rows = Arrays.stream(logit).mapToObj(spline::basis).toArray(double[][]::new);
        LogisticModel model = new LogisticRegression(LogisticOptions.standard()).fit(rows, y);
        double[] observed = Arrays.stream(rows).mapToDouble(model::probability).toArray();
        double[] distance = new double[y.length];
        Arrays.setAll(distance, n -> Math.abs(observed[n] - probability[n]));
        Quantiles quantiles = Quantiles.of(distance);
        return new SmoothCalibration(
                probability.clone(),
                observed,
                Arrays.stream(distance).sum() / distance.length,
                quantiles.at(0.5),
                quantiles.at(0.9),
                quantiles.at(1));
    }
}
