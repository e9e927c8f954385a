/**
 * Figures of a study. Each {@link org.deltarad.cohort.figure.Figure} draws itself once, on a
 * {@link org.deltarad.cohort.figure.Canvas}: as SVG, as pixels, or in a PDF page (cohort.report). Lengths are CSS pixels, y
 * downwards. Lettering is Liberation Sans wherever it is drawn, colours are Okabe and Ito's with a dash and a marker each, so that
 * lines are told apart without colours. No display is needed, and the same figure gives the same bytes. What is drawn comes
 * from {@code cohort.evaluate}, {@code cohort.survival} and the tables of a study. Start at
 * {@link org.deltarad.cohort.figure.FigureFiles}.
 */
package org.deltarad.cohort.figure;
