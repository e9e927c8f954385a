package org.deltarad.cohort.validate;

import org.deltarad.cohort.survival.Concordance;

/** How well scores fit what happened: the higher, the better. */
@FunctionalInterface
public interface Metric {
    /** NaN when these rows do not tell, such as one class alone. */
    double of(double[] scores, Outcome outcome);

    /** Area under the ROC curve: the share of pairs of a positive and a negative row that are in order, ties half. */
    static Metric auc() {
        return (scores, outcome) -> {
            boolean[] positive = outcome.classes();
            double right = 0;
            long pairs = 0;
            for (int i = 0; i < scores.length; i++) {
                for (int j = 0; j < scores.length; j++) {
                    if (positive[i] && !positive[j]) {
                        pairs++;
                        right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    }
                }
            }
            return pairs == 0 ? Double.NaN : right / pairs;
        };
    }

    /** Harrell's C. */
    static Metric concordance() {
        return (scores, outcome) -> Concordance.index(outcome.times(), scores);
    }
}
