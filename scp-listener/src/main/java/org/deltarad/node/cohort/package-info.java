/**
 * The tables of a cohort for {@code cohort run}: cases from a table ({@link org.deltarad.node.cohort.CaseList}), from folders
 * of DICOM ({@link org.deltarad.node.cohort.FolderCases}) or from a node's database
 * ({@link org.deltarad.node.cohort.NodeCases}), and what was measured of them as tables
 * ({@link org.deltarad.node.cohort.CohortTables}). Measuring itself is {@code node.batch}'s; {@code node.cli} has the command.
 */
package org.deltarad.node.cohort;
