/**
 * Nodes as processes of their own, to be killed, starved and watched from outside. Start at {@link
 * org.deltarad.node.soak.process.NodeProcess}.
 */
package org.deltarad.node.soak.process;
