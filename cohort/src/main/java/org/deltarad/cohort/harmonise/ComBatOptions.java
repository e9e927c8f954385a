package org.deltarad.cohort.harmonise;

import java.util.List;
import java.util.Optional;
import org.deltarad.cohort.calibrate.Predictors;

/**
 * How to do ComBat (Johnson, Li and Rabinovic, Biostatistics 2007;8:118), as R's {@code sva::ComBat}.
 *
 * @param batch      column of categories: the scanner, or centre
 * @param covariates columns whose effect on features is to be kept; known of every patient to be scored, so never an outcome
 * @param parametric whether the priors are normal and inverse gamma; otherwise they are the features' own distribution
 * @param meanOnly   whether batches shift features only and leave their spread
 * @param reference  batch that stays as it is; empty: all are brought to their mean
 */
public record ComBatOptions(
        String batch, Predictors covariates, boolean parametric, boolean meanOnly, Optional<String> reference) {

    /** Parametric, without covariates or reference. */
    public static ComBatOptions over(String batch) {
        return new ComBatOptions(batch, new Predictors(List.of(), List.of()), true, false, Optional.empty());
    }
}
