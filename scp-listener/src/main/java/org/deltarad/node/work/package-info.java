/**
 * The steps from a mask to a report, run by db-scheduler so that they survive a restart: {@link
 * org.deltarad.node.work.TimePointStep} awaits the series, measures and pairs, {@link org.deltarad.node.work.ReportStep}
 * scores and writes. A {@link org.deltarad.node.work.Step} is one kind of work on one kind of row, {@link
 * org.deltarad.node.work.WorkQueue} takes it, {@link org.deltarad.node.work.Workers} run it.
 */
package org.deltarad.node.work;
