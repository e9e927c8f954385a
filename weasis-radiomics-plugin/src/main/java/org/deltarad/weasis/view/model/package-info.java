/**
 * What the panel shows, as plain values: no Swing, no DICOM. {@link org.deltarad.weasis.view.model.ReportView} is made by
 * {@code org.deltarad.weasis.report} and shown by {@code org.deltarad.weasis.view}.
 */
package org.deltarad.weasis.view.model;
