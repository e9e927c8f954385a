package org.deltarad.cohort.linear;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.HarmonisationException;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;
import org.deltarad.harmonisation.LinearHarmonisation.Range;

/** Regressions as the models that the node applies. */
public final class ResidualModels {
    /**
     * A feature whose residuals are shorter than this fraction of its values has nothing left to normalise: rounding
     * of a fit in double precision stays well below, a feature that varies stays well above.
     */
    private static final double CONSTANT = 1e-10;

    private ResidualModels() {}

    /**
     * The model of a regression, its range of z not known yet; empty when the predictors leave no variation.
     *
     * @param values that were regressed
     */
    public static Optional<FeatureModel> of(LeastSquares.Fit fit, double[] values) {
        double sd = Moments.sd(fit.residuals());
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        if (!(sd > CONSTANT * largest)) {
            return Optional.empty();
        }
        double mean = Moments.mean(fit.residuals());
        return Optional.of(new FeatureModel(fit.intercept(), fit.coefficients(), mean, sd, 0, 0));
    }

    /**
     * The same with the ranges of z over the observations, computed as the scorer computes z, so that none of them is outside.
     *
     * @param acquisitions of the observations
     * @param values       by feature, in the order of the observations
     */
    public static LinearHarmonisation withRanges(
            LinearHarmonisation fitted, List<Acquisition> acquisitions, Map<String, double[]> values) {
        Map<String, FeatureModel> models = new LinkedHashMap<>();
        fitted.features().forEach((feature, m) -> {
            double[] own = values.get(feature);
            Range z = Moments.range(IntStream.range(0, own.length)
                    .mapToDouble(n -> z(fitted, feature, own[n], acquisitions.get(n)))
                    .toArray());
            models.put(feature, new FeatureModel(m.intercept(), m.coefficients(), m.mean(), m.sd(), z.min(), z.max()));
        });
        return new LinearHarmonisation(fitted.numeric(), fitted.categorical(), fitted.ranges(), models);
    }

    private static double z(LinearHarmonisation fitted, String feature, double value, Acquisition acquisition) {
        try {
            return fitted.z(feature, value, acquisition);
        } catch (HarmonisationException e) {
            throw new IllegalStateException("the fit was made from this acquisition", e);
        }
    }
}
