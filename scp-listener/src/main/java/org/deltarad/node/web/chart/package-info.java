/**
 * Charts as SVG, drawn here: numbers on axes with units; colours come from the style sheet, so that they follow light and
 * dark. Each says in words, for screen readers, what it shows. {@link org.deltarad.node.web.chart.BarChart} counts over time,
 * {@link org.deltarad.node.web.chart.ChangeChart} features, {@link org.deltarad.node.web.chart.ScoreChart} a score.
 */
package org.deltarad.node.web.chart;
