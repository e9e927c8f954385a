package org.deltarad.cohort.learn.boost;

/**
 * XGBoost's parameters under its names, with the exact tree method.
 *
 * @param objective       what is maximised
 * @param rounds          number of trees (num_boost_round)
 * @param maxDepth        max_depth
 * @param eta             eta, the shrinkage
 * @param minChildWeight  min_child_weight, in sums of second derivatives
 * @param lambda          lambda, L2 penalty of leaf values
 * @param alpha           alpha, L1 penalty of leaf values
 * @param gamma           gamma, least gain of a split
 * @param subsample       subsample, share of the rows of a tree
 * @param columnsPerTree  colsample_bytree
 * @param seed            seed
 */
public record XgboostOptions(
        Objective objective,
        int rounds,
        int maxDepth,
        double eta,
        double minChildWeight,
        double lambda,
        double alpha,
        double gamma,
        double subsample,
        double columnsPerTree,
        long seed) {

    /** What XGBoost's trees are to predict. */
    public sealed interface Objective {
        /** survival:cox, the partial likelihood; base_score 1. */
        record Cox() implements Objective {}

        /**
         * survival:aft, an accelerated failure time model; base_score is the geometric mean of the follow-up times.
         *
         * @param distribution of the logarithm of the time, aft_loss_distribution
         * @param scale        of it, aft_loss_distribution_scale
         */
        record Aft(Distribution distribution, double scale) implements Objective {
            public Aft {
                if (!(scale > 0) || Double.isInfinite(scale)) {
                    throw new IllegalArgumentException("XGBoost: aft_loss_distribution_scale = " + scale);
                }
            }
        }
    }

    /** aft_loss_distribution. */
    public enum Distribution {
        NORMAL,
        LOGISTIC,
        EXTREME
    }

    public XgboostOptions {
        require(rounds >= 1, "rounds", rounds);
        require(maxDepth >= 1, "max_depth", maxDepth);
        require(eta > 0 && eta <= 1, "eta", eta);
        require(minChildWeight >= 0, "min_child_weight", minChildWeight);
        require(lambda >= 0, "lambda", lambda);
        require(alpha >= 0, "alpha", alpha);
        require(gamma >= 0, "gamma", gamma);
        require(subsample > 0 && subsample <= 1, "subsample", subsample);
        require(columnsPerTree > 0 && columnsPerTree <= 1, "colsample_bytree", columnsPerTree);
        require(seed >= 0 && seed <= Integer.MAX_VALUE, "seed", seed);
    }

    /** XGBoost's defaults with 100 trees. */
    public static XgboostOptions defaults(Objective objective, long seed) {
        return new XgboostOptions(objective, 100, 6, 0.3, 1, 1, 0, 0, 1, 1, seed);
    }

    private static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("XGBoost: " + what + " = " + value);
        }
    }
}
