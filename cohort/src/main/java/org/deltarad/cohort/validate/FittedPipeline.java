package org.deltarad.cohort.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.harmonise.Foreign;

/**
 * Fitted steps and model, applied to one row at a time. Immutable and thread safe.
 *
 * @param columns numeric columns that a row begins with, in their order
 * @param steps   fitted, in their order
 * @param model   that scores what the last step leaves
 */
public record FittedPipeline(List<String> columns, List<FittedStep> steps, RiskModel model) {
    public FittedPipeline {
        columns = List.copyOf(columns);
        steps = List.copyOf(steps);
    }

    /** Names of the columns that the model sees. */
    public List<String> modelColumns() {
        return steps.isEmpty() ? columns : steps.get(steps.size() - 1).names();
    }

    /**
     * A row as the model sees it.
     *
     * @param numbers    in the order of {@link #columns()}
     * @param categories by name
     * @throws IllegalArgumentException when their number is another
     */
    public double[] transform(double[] numbers, Map<String, String> categories) {
        if (numbers.length != columns.size()) {
            throw new IllegalArgumentException(numbers.length + " numbers, the pipeline begins with " + columns.size());
        }
        double[] row = numbers.clone();
        for (FittedStep step : steps) {
            row = step.apply(row, categories);
        }
        return row;
    }

    /** The score of a row, as {@link #transform}. */
    public double score(double[] numbers, Map<String, String> categories) {
        return model.score(transform(numbers, categories));
    }

    /**
     * The score of each row of a table that has at least the pipeline's columns; NaN of a row that a step leaves without a value,
     * such as one of an unknown batch, for which {@link #foreign} has the reason.
     *
     * @throws IllegalArgumentException when a column is not there
     */
    public double[] scores(FeatureTable rows) {
        double[][] values = rows.select(columns).values();
        List<Map<String, String>> categories = TableRows.categories(rows);
        double[] scores = new double[values.length];
        for (int row = 0; row < scores.length; row++) {
            double[] seen = transform(values[row], categories.get(row));
            scores[row] = Arrays.stream(seen).anyMatch(Double::isNaN) ? Double.NaN : model.score(seen);
        }
        return scores;
    }

    /**
     * What of the rows of a table the training rows do not cover, such as an unknown batch, whose row cannot be scored, or a
     * value outside their range, whose score is an extrapolation.
     *
     * @param rows as for {@link #scores}
     */
    public List<Foreign> foreign(FeatureTable rows) {
        double[][] values = rows.select(columns).values();
        List<Map<String, String>> categories = TableRows.categories(rows);
        List<Foreign> foreign = new ArrayList<>();
        for (int n = 0; n < values.length; n++) {
            double[] row = values[n];
            for (FittedStep step : steps) {
                if (step instanceof FittedHarmonisationStep harmonisation) {
                    foreign.addAll(harmonisation.foreign(rows.ids().get(n), row, categories.get(n)));
                }
                row = step.apply(row, categories.get(n));
            }
        }
        return List.copyOf(foreign);
    }
}
