/**
 * The report to and from DICOM SR: a Comprehensive 3D SR (PS3.3 A.35.13) after TID 1500 Measurement Report. Start at
 * {@link org.deltarad.report.sr.SrWriter} and {@link org.deltarad.report.sr.SrReader}; what a report keeps on the way is
 * {@link org.deltarad.report.sr.SrContent}. Each template has a class that writes and reads its content items; the tree
 * itself is {@link org.deltarad.report.sr.ContentItem}.
 */
package org.deltarad.report.sr;
