/**
 * Features of many cases: a table of cases ({@link org.deltarad.node.batch.CaseTableReader}), several at a time
 * ({@link org.deltarad.node.batch.BatchRun}, the entry), each result in a journal that outlives a crash
 * ({@link org.deltarad.node.batch.Journal}), and from it a table as CSV, JSON or Parquet
 * ({@link org.deltarad.node.batch.ResultTable}). Used by {@code node.cli}, which reads and measures the cases.
 */
package org.deltarad.node.batch;
