package org.deltarad.cohort.regression;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.cohort.data.RiskModel;

/**
 * intercept + sum of coefficients times features: a signature's score.
 *
 * @param coefficients by column, 0 for those that are not in the model; not to be changed
 */
public record LinearScore(List<String> names, double intercept, double[] coefficients) implements RiskModel {

    @Override
    public double score(double[] x) {
        if (x.length != coefficients.length) {
            throw new IllegalArgumentException(x.length + " features, the score has " + coefficients.length);
        }
        double sum = intercept;
        for (int j = 0; j < x.length; j++) {
            sum += coefficients[j] * x[j];
        }
        return sum;
    }

    /** Columns with a coefficient other than 0. */
    public List<Integer> selected() {
        List<Integer> columns = new ArrayList<>();
        for (int j = 0; j < coefficients.length; j++) {
            if (coefficients[j] != 0) {
                columns.add(j);
            }
        }
        return List.copyOf(columns);
    }
}
