/**
 * How fast the node's parts are, measured with JMH in processes of their own. {@code node.cli} has a command for each
 * table ({@code deltarad bench features}); start at {@link org.deltarad.node.bench.FeatureBench}.
 */
package org.deltarad.node.bench;
