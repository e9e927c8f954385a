package org.deltarad.cohort.reduce;

import java.util.List;
import org.deltarad.cohort.data.FeatureTable;

/**
 * Which features a step keeps.
 *
 * @param step    what it was
 * @param kept    in the order of the table
 * @param dropped the others, in the order of the table
 */
public record Selection(String step, List<String> kept, List<Dropped> dropped) {
    public Selection {
        kept = List.copyOf(kept);
        dropped = List.copyOf(dropped);
    }

    /**
     * A feature that goes.
     *
     * @param reason such as {@code |r| 0.98 with original_glcm_Id}
     */
    public record Dropped(String feature, String reason) {}

    /** The kept columns of any rows. */
    public FeatureTable apply(FeatureTable rows) {
        return rows.select(kept);
    }
}
