/**
 * Numbers for a monitoring system, as Prometheus reads them: {@link org.deltarad.node.metrics.NodeMetrics} collects them, from
 * decorators around what receives ({@link org.deltarad.node.metrics.MeteredHandler}), works
 * ({@link org.deltarad.node.metrics.MeteredStep}) and delivers ({@link org.deltarad.node.metrics.MeteredDestination}), and
 * from the index. No label holds anything of a patient.
 */
package org.deltarad.node.metrics;
