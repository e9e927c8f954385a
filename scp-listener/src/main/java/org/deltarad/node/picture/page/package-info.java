/**
 * The one-page picture of a report, for viewers that cannot show an SR: the slice with the largest mask area at each time
 * point, the changes, the scores on their scales, warnings. {@link org.deltarad.node.picture.page.ReportPage} draws it;
 * {@link org.deltarad.node.picture.page.PageFormats} gives it as pixels and as PDF. The neighbours are {@code node.work}, which
 * keeps a {@link org.deltarad.node.picture.page.KeySlice} of each measurement, and {@code report.page}, which makes DICOM
 * objects of it.
 */
package org.deltarad.node.picture.page;
