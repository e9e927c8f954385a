/**
 * Comparison of groups and correlation: the classical tests, with the conventions of R's {@code stats} package. Each class
 * is a test, takes arrays and gives a record; {@link org.deltarad.cohort.statistics.PAdjust} corrects for many.
 */
package org.deltarad.cohort.statistics;
