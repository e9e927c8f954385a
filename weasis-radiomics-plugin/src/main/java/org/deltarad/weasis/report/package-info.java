/**
 * From DICOM to what the panel shows: {@link org.deltarad.weasis.report.ReportFiles} reads DeltaRad's reports and any other
 * TID 1500 report into {@code org.deltarad.weasis.view.model}, finds the slice with the largest area of a region, and takes
 * the PDF out of its object. Nothing here is called on the event thread.
 */
package org.deltarad.weasis.report;
