package org.deltarad.cohort.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.evaluate.Nomogram;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.regression.LogisticModel;
import org.deltarad.cohort.regression.LogisticOptions;
import org.deltarad.cohort.regression.LogisticRegression;
import org.deltarad.cohort.survival.CoxModel;
import org.deltarad.cohort.survival.CoxOptions;
import org.deltarad.cohort.survival.CoxRegression;

/**
 * Probabilities of the event from a score: a model with the score alone, fitted to the training patients and applied as it is
 * to all. Cox's where there are times, logistic otherwise.
 */
record FrozenRisk(String score, Optional<CoxModel> cox, Optional<LogisticModel> logistic) {

    /** @throws FitException when the training patients give no model */
    static FrozenRisk fit(ScoreSet scores) {
        ScoreSet.Part training = scores.training();
        double[][] x = column(training.risk());
        List<String> name = List.of(scores.id() + " score");
        if (training.follow().isPresent()) {
            CoxOptions options = CoxOptions.standard().withNames(name);
            return new FrozenRisk(
                    scores.id(),
                    Optional.of(
                            new CoxRegression(options).fit(x, training.follow().get())),
                    Optional.empty());
        }
        LogisticOptions options = LogisticOptions.standard().withNames(name);
        return new FrozenRisk(
                scores.id(), Optional.empty(), Optional.of(new LogisticRegression(options).fit(x, training.event())));
    }

    private static double[][] column(double[] values) {
        return Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
    }

    /** Probability of the event up to a time, which is not looked at when the outcome is a class. */
    double[] of(ScoreSet.Part part, double time) {
        return Arrays.stream(part.risk())
                .map(r -> cox.isPresent()
                        ? 1 - cox.get().survival(new double[] {r}, time)
                        : logistic.orElseThrow().probability(new double[] {r}))
                .toArray();
    }

    /** Slope of the linear predictor in a part: 1 is perfect, below 1 predictions are too extreme. */
    Estimate slope(ScoreSet.Part part, double level) {
        double[][] lp = column(Arrays.stream(part.risk())
                .map(r -> cox.isPresent()
                        ? cox.get().score(new double[] {r})
                        : logistic.orElseThrow().score(new double[] {r}))
                .toArray());
        if (part.follow().isPresent()) {
            CoxModel model = new CoxRegression(CoxOptions.standard())
                    .fit(lp, part.follow().get());
            return Estimate.normal(model.coefficients()[0], Math.sqrt(model.covariance()[0][0]), level);
        }
        LogisticModel model = new LogisticRegression(LogisticOptions.standard()).fit(lp, part.event());
        return Estimate.normal(model.coefficients()[0], Math.sqrt(model.covariance()[1][1]), level);
    }

    /** The same model as points over the range of the training scores. */
    Nomogram nomogram(ScoreSet.Part training, List<Double> times) {
        double[] low = {Arrays.stream(training.risk()).min().orElseThrow()};
        double[] high = {Arrays.stream(training.risk()).max().orElseThrow()};
        if (!(low[0] < high[0])) {
            throw new FitException("all training scores are equal");
        }
        return cox.isPresent()
                ? Nomogram.of(
                        cox.get(), low, high, times.stream().mapToDouble(t -> t).toArray())
                : Nomogram.of(logistic.orElseThrow(), low, high);
    }
}
