/**
 * {@code deltarad soak}: what kills, full disks, dead peers and hostile senders do to a node, as a table of facts that are
 * checked outside it. A {@link org.deltarad.node.soak.scenario.Scenario} is one of these nights, {@code peer} what surrounds
 * the node, {@code process} the node as a process, {@code check} its files and rows. Start at {@link
 * org.deltarad.node.soak.Soak}; nothing but the command line uses this package.
 */
package org.deltarad.node.soak;
