/** Reads what the reference.R scripts among the test resources wrote. */
package org.deltarad.cohort.reference;
