package org.deltarad.cohort.harmonise;

import org.deltarad.cohort.data.FeatureTable;

/** A harmonisation or scaling, fitted on training rows and frozen: what it makes of a row depends on that row alone. */
public sealed interface FittedHarmonisation permits FittedOls, FittedComBat, Scaling {
    /**
     * Harmonises rows.
     *
     * @param rows with the columns that it was fitted on
     */
    Harmonised apply(FeatureTable rows);
}
