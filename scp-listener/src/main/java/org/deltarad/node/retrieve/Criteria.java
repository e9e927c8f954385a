package org.deltarad.node.retrieve;

import java.util.List;
import org.deltarad.node.route.Match;

/**
 * What a baseline may be, by the route of the mid-treatment scan.
 *
 * @param series  conditions of the routes that its baselines may take; one has to fit
 * @param minDays fewest days before the mid-treatment scan
 * @param maxDays most days before it
 */
public record Criteria(List<Match> series, int minDays, int maxDays) {
    public Criteria {
        series = List.copyOf(series);
    }
}
