package org.deltarad.cohort.evaluate;

/**
 * A line to draw: values beside their places in points. Arrays are not to be changed.
 *
 * @param points of each value; on the scales of outcomes total points
 */
public record NomogramScale(String name, double[] value, double[] points) {}
