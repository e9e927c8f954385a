/**
 * How fast reports are written and read: start at {@link org.deltarad.node.bench.report.ReportBench}. {@code node.cli} has
 * its command, {@code deltarad bench reports}.
 */
package org.deltarad.node.bench.report;
