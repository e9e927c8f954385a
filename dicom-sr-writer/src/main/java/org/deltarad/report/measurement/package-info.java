/**
 * What any TID 1500 Measurement Report says, ours or another's, for viewers and tables: a
 * {@link org.deltarad.report.measurement.MeasurementReportContent} of groups with their measurements and evaluations. It
 * is read by {@code org.deltarad.report.sr.MeasurementReportReader} and written as JSON, CSV or text by
 * {@link org.deltarad.report.measurement.ReportText}, {@link org.deltarad.report.measurement.ReportJson} and
 * {@link org.deltarad.report.measurement.ReportCsv}.
 */
package org.deltarad.report.measurement;
