/**
 * The node: receives instances, pairs time points, measures, scores, reports and delivers. Data flows one way through
 * the packages below, named after its road; {@link org.deltarad.node.Node} puts them together.
 */
package org.deltarad.node;
