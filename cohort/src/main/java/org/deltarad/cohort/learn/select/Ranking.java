package org.deltarad.cohort.learn.select;

import java.util.Arrays;
import org.deltarad.cohort.learn.forest.ForestOptions;
import org.deltarad.cohort.learn.forest.SurvivalForest;
import org.deltarad.cohort.learn.svm.Kernel;
import org.deltarad.cohort.learn.svm.SurvivalSvm;
import org.deltarad.cohort.learn.svm.SurvivalSvmOptions;
import org.deltarad.cohort.learn.svm.SvmClassifier;
import org.deltarad.cohort.learn.svm.SvmOptions;
import org.deltarad.cohort.validate.Outcome;

/** How much each feature counts, the more the higher: importance, or squared weights of standardised features. */
@FunctionalInterface
public interface Ranking {
    /**
     * @param x training rows
     * @return a finite number per feature
     * @throws org.deltarad.cohort.data.FitException when these rows cannot be fitted
     */
    double[] of(double[][] x, Outcome outcome);

    /** Squared coefficients of a logistic regression with L2 penalty. */
    static Ranking logistic(double cost) {
        RidgeLogistic logistic = new RidgeLogistic(cost);
        return (x, outcome) -> squares(logistic.fit(x, outcome.classes()).coefficients());
    }

    /** Squared weights of a linear support vector machine (Guyon 2002). */
    static Ranking svm(double cost) {
        SvmClassifier machine = new SvmClassifier(SvmOptions.of(Kernel.linear(), cost));
        return (x, outcome) -> squares(machine.fit(x, outcome.classes()).featureWeights());
    }

    /** Squared weights of a linear survival support vector machine. */
    static Ranking survivalSvm(double alpha) {
        SurvivalSvm machine = new SurvivalSvm(new SurvivalSvmOptions(Kernel.linear(), alpha));
        return (x, outcome) -> squares(machine.fit(x, outcome.times()).featureWeights());
    }

    /** Permutation importance of a random survival forest. */
    static Ranking forest(ForestOptions options, int threads) {
        if (!options.importance()) {
            throw new IllegalArgumentException("a forest that ranks is to compute its importance");
        }
        SurvivalForest forest = new SurvivalForest(options, threads);
        return (x, outcome) -> forest.grow(x, outcome.times()).importance();
    }

    private static double[] squares(double[] weights) {
        return Arrays.stream(weights).map(w -> w * w).toArray();
    }
}
