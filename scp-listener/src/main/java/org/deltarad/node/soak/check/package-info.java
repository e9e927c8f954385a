/**
 * Facts about a node that it is not asked for: files on disk against what senders were acknowledged, rows read by SQL. Start
 * at {@link org.deltarad.node.soak.check.DataAudit}.
 */
package org.deltarad.node.soak.check;
