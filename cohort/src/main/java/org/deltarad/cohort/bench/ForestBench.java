package org.deltarad.cohort.bench;

import java.util.SplittableRandom;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.learn.forest.ForestOptions;
import org.deltarad.cohort.learn.forest.ForestOptions.Sampling;
import org.deltarad.cohort.learn.forest.SurvivalForest;

/** A random survival forest of 500 trees on 700 patients with 490 features, of which five carry the risk. */
public final class ForestBench {
    /** Patients of the benchmark. */
    public static final int PATIENTS = 700;

    /** Features of each. */
    public static final int FEATURES = 490;

    private final double[][] x = new double[PATIENTS][FEATURES];
    private final SurvivalTimes y;

    public ForestBench() {
        SplittableRandom random = Seeds.of(1, 0);
        double[] time = new double[PATIENTS];
        boolean[] event = new boolean[PATIENTS];
        for (int row = 0; row < PATIENTS; row++) {
            double risk = 0;
            for (int f = 0; f < FEATURES; f++) {
                x[row][f] = random.nextDouble(-1, 1);
                risk += f < 5 ? x[row][f] : 0;
            }
            double death = -Math.log(random.nextDouble(1e-9, 1)) * 60 * Math.exp(-risk);
            double censored = random.nextDouble(12, 120);
            time[row] = Math.min(death, censored);
            event[row] = death <= censored;
        }
        y = SurvivalTimes.of(time, event);
    }

    /**
     * What a run took and gave.
     *
     * @param exhaustive    whether all cuts were tried, or ten of each feature
     * @param seconds       elapsed
     * @param outOfBagError 1 - Harrell's C out of bag, so that a fast forest is seen to be a forest
     */
    public record Result(boolean exhaustive, double seconds, double outOfBagError) {}

    /** @param exhaustive all cuts as ranger does with its nodes of 3, or ten of each feature as randomForestSRC with its nodes of 15 */
    public Result run(boolean exhaustive, int threads) {
        ForestOptions options = exhaustive
                ? new ForestOptions(500, 0, 3, 3, 0, 0, Sampling.WITH_REPLACEMENT, 1, false, 1)
                : ForestOptions.defaults(1);
        long start = System.nanoTime();
        double error = new SurvivalForest(options, threads).grow(x, y).outOfBagError();
        return new Result(exhaustive, (System.nanoTime() - start) / 1e9, error);
    }
}
