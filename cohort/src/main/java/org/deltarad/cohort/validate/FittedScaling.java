package org.deltarad.cohort.validate;

import java.util.List;
import java.util.Map;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;

/**
 * (value - mean) / sd of each column.
 *
 * @param names of the columns
 * @param mean  of the training rows
 * @param sd    of them, more than 0
 */
public record FittedScaling(List<String> names, double[] mean, double[] sd) implements FittedStep {
    public FittedScaling {
        names = List.copyOf(names);
        mean = mean.clone();
        sd = sd.clone();
        if (names.size() != mean.length || names.size() != sd.length) {
            throw new IllegalArgumentException(
                    names.size() + " names, " + mean.length + " means, " + sd.length + " standard deviations");
        }
    }

    /** @throws FitException when a column is constant or has an empty cell */
    static FittedScaling of(FeatureTable training) {
        training.requireComplete();
        List<String> names = training.names();
        double[] mean = new double[names.size()];
        double[] sd = new double[names.size()];
        for (int f = 0; f < mean.length; f++) {
            double[] column = training.column(names.get(f));
            for (double value : column) {
                mean[f] += value / column.length;
            }
            double squares = 0;
            for (double value : column) {
                squares += (value - mean[f]) * (value - mean[f]);
            }
            sd[f] = Math.sqrt(squares / (column.length - 1));
            if (!(sd[f] > 1e-12 * Math.abs(mean[f]))) {
                throw new FitException("column '" + names.get(f) + "' is constant in " + column.length
                        + " training rows and cannot be standardised; leave it out");
            }
        }
        return new FittedScaling(names, mean, sd);
    }

    @Override
    public double[] apply(double[] numbers, Map<String, String> categories) {
        double[] scaled = new double[mean.length];
        for (int f = 0; f < scaled.length; f++) {
            scaled[f] = (numbers[f] - mean[f]) / sd[f];
        }
        return scaled;
    }
}
