/**
 * The report of a study, HTML and PDF, in the order of TRIPOD+AI (Collins et al., BMJ 2024;385:e078378), with the items of CLEAR
 * (Kocak et al., Insights Imaging 2023;14:75) and METRICS (Kocak et al., Insights Imaging 2024;15:8) that a study answers. It
 * takes the tables that a study left in its folder, whatever its design, and says where one is not there;
 * {@code cohort.study} calls it as its last step. Figures are from {@code cohort.figure}. Both files come from one list of
 * {@link org.deltarad.cohort.report.Block}s. Start at {@link org.deltarad.cohort.report.StudyReport}.
 */
package org.deltarad.cohort.report;
