package org.deltarad.cohort.validate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.harmonise.FittedHarmonisation;
import org.deltarad.cohort.harmonise.Foreign;

/**
 * A harmonisation or scaling as a step. A row that it refuses has NaN, which no model scores;
 * {@link FittedPipeline#foreign} says why.
 *
 * @param before numeric columns of a row before the step
 * @param names  of those that it leaves
 * @param fitted on training rows
 */
public record FittedHarmonisationStep(List<String> before, List<String> names, FittedHarmonisation fitted)
        implements FittedStep {
    public FittedHarmonisationStep {
        before = List.copyOf(before);
        names = List.copyOf(names);
    }

    static FittedHarmonisationStep of(FittedHarmonisation fitted, FeatureTable training) {
        return new FittedHarmonisationStep(
                training.names(), fitted.apply(training).table().names(), fitted);
    }

    @Override
    public double[] apply(double[] numbers, Map<String, String> categories) {
        return fitted.apply(row("row", numbers, categories))
                .table()
                .select(names)
                .values()[0];
    }

    /** What of a row the training rows do not cover. */
    List<Foreign> foreign(String id, double[] numbers, Map<String, String> categories) {
        return fitted.apply(row(id, numbers, categories)).foreign();
    }

    private FeatureTable row(String id, double[] numbers, Map<String, String> categories) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int n = 0; n < numbers.length; n++) {
            columns.put(before.get(n), new double[] {numbers[n]});
        }
        Map<String, List<String>> texts = new LinkedHashMap<>();
        categories.forEach((name, category) -> texts.put(name, List.of(category)));
        return FeatureTable.of(List.of(id), columns, texts);
    }
}
