package org.deltarad.node.batch;

import java.util.Map;

/**
 * A row of a table of results.
 *
 * @param cells       what the table of cases says
 * @param diagnostics by name
 * @param features    by name
 */
public record ResultRow(Map<String, String> cells, Map<String, Object> diagnostics, Map<String, Double> features) {}
