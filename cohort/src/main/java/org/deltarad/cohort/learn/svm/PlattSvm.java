package org.deltarad.cohort.learn.svm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.ClassLearner;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.learn.Rows;
import org.deltarad.cohort.learn.Seeds;

/**
 * A classifier with probabilities: the sigmoid is fitted to decision values of rows that were left out, fold by fold with
 * the classes spread evenly, the machine then trained on all rows.
 */
public final class PlattSvm implements ClassLearner {
    private final SvmClassifier classifier;
    private final int folds;
    private final long seed;

    /**
     * @param folds of the decision values, at least 2
     * @param seed  of the folds
     */
    public PlattSvm(SvmOptions options, int folds, long seed) {
        if (folds < 2) {
            throw new IllegalArgumentException("probabilities of a support vector machine: " + folds + " folds");
        }
        this.classifier = new SvmClassifier(options);
        this.folds = folds;
        this.seed = seed;
    }

    /** @throws FitException also when a class has fewer than two rows */
    @Override
    public ProbabilityModel fit(double[][] x, boolean[] y) {
        Rows.width(x, y.length);
        SvmClassifier.requireBoth("support vector machine", y);
        int[] fold = folds(y);
        double[] decision = new double[x.length];
        for (int k = 0; k < folds; k++) {
            KernelModel machine = classifier.fit(select(x, fold, k), select(y, fold, k));
            for (int row = 0; row < x.length; row++) {
                if (fold[row] == k) {
                    decision[row] = machine.score(x[row]);
                }
            }
        }
        double[] ab = Platt.fit(decision, y);
        return new ProbabilityModel(classifier.fit(x, y), ab[0], ab[1]);
    }

    private int[] folds(boolean[] y) {
        int[] order = Seeds.range(y.length);
        Seeds.shuffle(order, Seeds.of(seed, 0));
        int[] fold = new int[y.length];
        int positive = 0;
        int negative = 0;
        for (int row : order) {
            fold[row] = y[row] ? positive++ % folds : negative++ % folds;
        }
        if (positive < 2 || negative < 2) {
            throw new FitException("probabilities of a support vector machine: " + Math.min(positive, negative)
                    + " row of one class cannot be left out");
        }
        return fold;
    }

    private static double[][] select(double[][] x, int[] fold, int without) {
        return IntStream.range(0, x.length)
                .filter(row -> fold[row] != without)
                .mapToObj(row -> x[row])
                .toArray(double[][]::new);
    }

    private static boolean[] select(boolean[] y, int[] fold, int without) {
        boolean[] kept = new boolean[y.length];
        int n = 0;
        for (int row = 0; row < y.length; row++) {
            if (fold[row] != without) {
                kept[n++] = y[row];
            }
        }
        return Arrays.copyOf(kept, n);
    }
}
