/**
 * The panel as a tool of Weasis' 2D viewer, the only package that touches Weasis:
 * {@link org.deltarad.weasis.host.ReportToolFactory} is the OSGi component. Reports come from Weasis' model of the patient;
 * files are read away from the event thread.
 */
package org.deltarad.weasis.host;
