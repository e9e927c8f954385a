package org.deltarad.cohort.reliability;

import java.util.List;
import java.util.Optional;

/**
 * How reliable a feature is.
 *
 * @param feature its name
 * @param icc     at each condition (time point, or kind of rereading), in their order; none where it is not computable
 * @param passes  whether it passes the filter at all of them
 */
public record FeatureReliability(String feature, List<Optional<Icc>> icc, boolean passes) {
    public FeatureReliability {
        icc = List.copyOf(icc);
    }
}
