/**
 * Masks to DICOM Segmentation (PS3.3 A.51), binary, of one or several segments. Start at {@link org.deltarad.report.seg.SegWriter}; a
 * report refers to a segment by {@link org.deltarad.report.RoiReference.Segment}.
 */
package org.deltarad.report.seg;
