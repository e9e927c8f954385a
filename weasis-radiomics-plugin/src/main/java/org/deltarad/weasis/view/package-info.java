/**
 * The panel: Swing on {@code org.deltarad.weasis.view.model}, without DICOM and without Weasis. Entry class
 * {@link org.deltarad.weasis.view.ReportPanel}, with its surroundings behind {@link org.deltarad.weasis.view.PanelHost}. All
 * of it on the event thread only. Texts are in {@code texts*.properties}; colours are Okabe and Ito's.
 */
package org.deltarad.weasis.view;
