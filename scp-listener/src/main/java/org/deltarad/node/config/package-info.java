/**
 * The node's settings: {@link org.deltarad.node.config.ConfigReader} reads a YAML file strictly into a {@link
 * org.deltarad.node.config.NodeConfig}, on top of {@code defaults.yaml}. Everything else is built from the record.
 */
package org.deltarad.node.config;
