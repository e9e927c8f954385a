package org.deltarad.cohort.evaluate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.regression.LogisticModel;
import org.deltarad.cohort.survival.CoxModel;

/**
 * A linear model as points (as R's rms::nomogram with a largest scale of 100): each value of a variable has points, their
 * total has a probability.
 *
 * @param pointsPerUnit of the linear predictor: the variable with the widest effect spans 100 points
 */
public record Nomogram(List<NomogramVariable> variables, List<NomogramOutcome> outcomes, double pointsPerUnit) {
    private static final double LARGEST = 100;
    private static final double[] PROBABILITIES = {0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};
    private static final int TICKS = 6;

    public Nomogram {
        variables = List.copyOf(variables);
        outcomes = List.copyOf(outcomes);
    }

    /** Of variables and what their sum means. */
    public static Nomogram of(List<NomogramVariable> variables, List<NomogramOutcome> outcomes) {
        double widest =
                variables.stream().mapToDouble(NomogramVariable::range).max().orElse(0);
        if (!(widest > 0)) {
            throw new FitException("no variable has an effect: there is nothing to draw");
        }
        return new Nomogram(variables, outcomes, LARGEST / widest);
    }

    /**
     * Of a Cox model.
     *
     * @param low   smallest value drawn of each variable
     * @param high  largest value drawn of each variable
     * @param times for which probabilities are wanted, after the first event
     */
    public static Nomogram of(CoxModel model, double[] low, double[] high, double... times) {
        double centre = 0;
        for (int j = 0; j < low.length; j++) {
            centre += model.coefficients()[j] * model.means()[j];
        }
        List<NomogramOutcome> outcomes = new ArrayList<>();
        for (double time : times) {
            double hazard = model.baseline().at(time);
            if (!(hazard > 0)) {
                throw new FitException("no events up to time " + time + ": there is no probability to draw");
            }
            outcomes.add(new NomogramOutcome.Survival(
                    "Probability of the event by "
                            + BigDecimal.valueOf(time).stripTrailingZeros().toPlainString(),
                    hazard,
                    centre));
        }
        return of(variables(model.names(), model.coefficients(), low, high), outcomes);
    }

    /** Of a logistic model. */
    public static Nomogram of(LogisticModel model, double[] low, double[] high) {
        return of(
                variables(model.names(), model.coefficients(), low, high),
                List.of(new NomogramOutcome.Logistic("Probability of the event", model.intercept())));
    }

    private static List<NomogramVariable> variables(
            List<String> names, double[] coefficients, double[] low, double[] high) {
        List<NomogramVariable> variables = new ArrayList<>();
        for (int j = 0; j < coefficients.length; j++) {
            variables.add(new NomogramVariable(names.get(j), coefficients[j], low[j], high[j]));
        }
        return variables;
    }

    /** Points of a value of the j-th variable: 0 at its better end. */
    public double points(int j, double value) {
        NomogramVariable v = variables.get(j);
        return (v.coefficient() * value - v.least()) * pointsPerUnit;
    }

    /** Total points of a patient. */
    public double total(double[] x) {
        if (x.length != variables.size()) {
            throw new IllegalArgumentException(x.length + " values of " + variables.size() + " variables");
        }
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += points(j, x[j]);
        }
        return sum;
    }

    /** Probability of an outcome at a total of points. */
    public double probability(NomogramOutcome outcome, double total) {
        return outcome.probability(total / pointsPerUnit + origin());
    }

    /** Total points at which an outcome has a probability. */
    public double total(NomogramOutcome outcome, double probability) {
        return (outcome.linear(probability) - origin()) * pointsPerUnit;
    }

    /** Linear predictor of 0 points. */
    private double origin() {
        return variables.stream().mapToDouble(NomogramVariable::least).sum();
    }

    /** The lines to draw: variables at round values, then each outcome at round probabilities that can be reached. */
    public List<NomogramScale> scales() {
        List<NomogramScale> scales = new ArrayList<>();
        for (int j = 0; j < variables.size(); j++) {
            int variable = j;
            double[] ticks = ticks(variables.get(j).low(), variables.get(j).high());
            double[] points = Arrays.stream(ticks).map(v -> points(variable, v)).toArray();
            scales.add(new NomogramScale(variables.get(j).name(), ticks, points));
        }
        double most = variables.stream().mapToDouble(NomogramVariable::range).sum() * pointsPerUnit;
        for (NomogramOutcome outcome : outcomes) {
            double[] reached = Arrays.stream(PROBABILITIES)
                    .filter(p -> total(outcome, p) >= 0 && total(outcome, p) <= most)
                    .toArray();
            double[] totals = Arrays.stream(reached).map(p -> total(outcome, p)).toArray();
            scales.add(new NomogramScale(outcome.name(), reached, totals));
        }
        return List.copyOf(scales);
    }

    /** Both ends and the round values (steps of 1, 2 or 5 times a power of ten) between. */
    private static double[] ticks(double low, double high) {
        double raw = (high - low) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = raw <= power ? power : raw <= 2 * power ? 2 * power : raw <= 5 * power ? 5 * power : 10 * power;
        List<Double> ticks = new ArrayList<>(List.of(low));
        for (double k = Math.floor(low / step) + 1; k * step < high - step / 1e6; k++) {
            if (k * step > low + step / 1e6) {
                ticks.add(k * step);
            }
        }
        ticks.add(high);
        return ticks.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
