package org.deltarad.node.pair;

import java.util.Optional;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.config.RouteConfig.TimePointPart;

/**
 * What pairing has to know of the route of a time point.
 *
 * @param extraction name of what is extracted; others do not pair with it
 * @param pairs      only time points of the same word pair; empty for none
 * @param part       which scan it is, whatever its Clinical Trial Time Point ID says
 * @param settings   window and time point IDs
 */
public record PairingTerms(
        String extraction, String pairs, Optional<TimePointPart> part, NodeConfig.Pairing settings) {}
