/**
 * What the node knows, in a database: instances, time points, reports, deliveries and incidents, one small class per
 * table. Written by every step of the road, read by the list of jobs. Start at {@link org.deltarad.node.index.Index}.
 */
package org.deltarad.node.index;
