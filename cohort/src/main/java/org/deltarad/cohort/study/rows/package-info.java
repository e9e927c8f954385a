/**
 * A study's tables with one row per patient, as designs of one time point take them:
 * {@link org.deltarad.cohort.study.rows.PatientRows} reads and checks them, {@link org.deltarad.cohort.study.rows.RowSections}
 * reads what a study's file says of them, {@link org.deltarad.cohort.study.rows.RowContext} shares them between steps.
 */
package org.deltarad.cohort.study.rows;
