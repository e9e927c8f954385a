/**
 * The report's model: what was measured, of whom, on which images, with what. A {@link org.deltarad.report.Report} is
 * written to and read from DICOM by {@code org.deltarad.report.sr}, its masks by {@code org.deltarad.report.seg}, and
 * goes to FHIR by the fhir-bridge module.
 */
package org.deltarad.report;
