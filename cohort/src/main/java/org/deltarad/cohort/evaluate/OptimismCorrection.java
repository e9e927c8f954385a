package org.deltarad.cohort.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;

/**
 * How much better a model looks in the rows it was fitted to (Efron 1983, Harrell 1996; R's rms::validate). Everything
 * that was chosen by looking at the outcome must happen within {@link Procedure#fit}. Arrays are by measure, not to be
 * changed.
 *
 * @param apparent  measures of the model in its own rows
 * @param optimism  mean over resamples of a model's measure in its resample less that in all rows
 * @param corrected apparent - optimism
 * @param used      resamples that could be fitted
 */
public record OptimismCorrection(double[] apparent, double[] optimism, double[] corrected, int used) {

    /** A whole way from rows to a model and its measures; pure and thread safe. */
    public interface Procedure<M> {
        M fit(int[] rows);

        /** Larger may be better or worse: C-index, Brier score, calibration slope. */
        double[] measure(M model, int[] rows);
    }

    /**
     * @param rows number of patients
     * @throws FitException when all rows, or more than half of the resamples, cannot be fitted
     */
    public static <M> OptimismCorrection of(int rows, Procedure<M> procedure, Bootstrap bootstrap) {
        return of(rows, procedure, bootstrap.resamples(rows));
    }

    static <M> OptimismCorrection of(int rows, Procedure<M> procedure, int[][] resamples) {
        int[] all = IntStream.range(0, rows).toArray();
        double[] apparent = procedure.measure(procedure.fit(all), all);
        Function<int[], double[]> optimism = sample -> {
            try {
                M model = procedure.fit(sample);
                double[] own = procedure.measure(model, sample);
                double[] others = procedure.measure(model, all);
                Arrays.setAll(own, k -> own[k] - others[k]);
                return own;
            } catch (FitException unusable) {
                return null;
            }
        };
        List<double[]> found = Arrays.stream(resamples)
                .parallel()
                .map(optimism)
                .filter(Objects::nonNull)
                .toList();
        if (found.size() * 2 < resamples.length) {
            throw new FitException("only " + found.size() + " of " + resamples.length + " resamples could be fitted");
        }
        double[] mean = new double[apparent.length];
        found.forEach(o -> Arrays.setAll(mean, k -> mean[k] + o[k] / found.size()));
        double[] corrected = new double[apparent.length];
        Arrays.setAll(corrected, k -> apparent[k] - mean[k]);
        return new OptimismCorrection(apparent, mean, corrected, found.size());
    }
}
