/** Doses of radiotherapy as one number: {@link org.deltarad.cohort.dose.Eqd2}. */
package org.deltarad.cohort.dose;
