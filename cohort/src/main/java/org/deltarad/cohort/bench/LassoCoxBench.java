package org.deltarad.cohort.bench;

import java.util.SplittableRandom;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.regression.CoxMeasure;
import org.deltarad.cohort.regression.CrossValidatedPath;
import org.deltarad.cohort.regression.FoldAssignment;
import org.deltarad.cohort.regression.PathOptions;
import org.deltarad.cohort.regression.PenalisedCox;

/**
 * S1's fit: lasso-Cox of 82 features of 110 patients with leave-one-out cross-validation, 111 paths with glmnet's default
 * of 100 penalties down to a ten-thousandth of the largest, where the features fit the patients almost completely. The
 * features come in families as radiomic ones do, correlated by 0.2 to 0.97 within.
 */
public final class LassoCoxBench {
    /** Patients of the benchmark. */
    public static final int PATIENTS = 110;

    /** Features of each. */
    public static final int FEATURES = 82;

    private static final int FAMILIES = 12;

    /** Standard deviation of what is a feature's own and not its family's, by its place in the family. */
    private static final double[] OWN = {0.66, 0.17, 0.25, 0.35, 0.45, 0.6, 0.9};

    private final double[][] x;
    private final SurvivalTimes y;

    public LassoCoxBench() {
        this(PATIENTS);
    }

    /** With other than {@link #PATIENTS}. */
    LassoCoxBench(int patients) {
        x = new double[patients][FEATURES];
        SplittableRandom random = new SplittableRandom(20260111);
        double[] time = new double[patients];
        boolean[] event = new boolean[patients];
        for (int n = 0; n < patients; n++) {
            double[] family = random.doubles(FAMILIES, -1.7, 1.7).toArray();
            for (int j = 0; j < FEATURES; j++) {
                double own = OWN[j / FAMILIES];
                x[n][j] = Math.sqrt(1 - own * own) * family[j % FAMILIES] + own * random.nextDouble(-1.7, 1.7);
            }
            double risk = 0.5 * x[n][0] - 0.6 * x[n][4] + 0.4 * x[n][19] + 0.5 * x[n][32];
            double progression = -Math.log(random.nextDouble(1e-9, 1)) * 60 * Math.exp(-risk);
            double censored = random.nextDouble(12, 90);
            time[n] = Math.min(progression, censored);
            event[n] = progression <= censored;
        }
        y = SurvivalTimes.of(time, event);
    }

    /**
     * What a run took and gave.
     *
     * @param seconds   elapsed
     * @param penalties of the path
     * @param selected  features at lambda.min
     */
    public record Result(double seconds, int penalties, int selected) {}

    /** One whole fit, on the common pool's threads. */
    public Result run() {
        long start = System.nanoTime();
        CrossValidatedPath path = new PenalisedCox(PathOptions.lasso())
                .crossValidate(x, y, FoldAssignment.leaveOneOut(), CoxMeasure.DEVIANCE);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(
                seconds,
                path.path().lambda().length,
                path.modelAtMin().selected().size());
    }
}
