package org.deltarad.cohort.harmonise;

import java.util.List;
import org.deltarad.cohort.data.FeatureTable;

/**
 * Rows after harmonisation.
 *
 * @param table   the harmonised features as numeric columns, NaN in refused rows; all columns of categories
 * @param foreign what the training rows do not cover, by row
 */
public record Harmonised(FeatureTable table, List<Foreign> foreign) {
    public Harmonised {
        foreign = List.copyOf(foreign);
    }
}
