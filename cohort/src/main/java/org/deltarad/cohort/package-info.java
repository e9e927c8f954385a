/**
 * Work on a site's own patients, off line: what needs many patients at once. Start at
 * {@link org.deltarad.cohort.calibrate.Calibrator}; what it makes is used by {@code org.deltarad.signature}.
 */
package org.deltarad.cohort;
