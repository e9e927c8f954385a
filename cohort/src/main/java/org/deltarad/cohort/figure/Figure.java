package org.deltarad.cohort.figure;

/** A picture of results. The same figure draws the same on every canvas. */
public interface Figure {
    /** Of its files: letters, digits, hyphens. */
    String name();

    /** A line above the figure. */
    String title();

    /** What is to be seen, for those who do not see it. */
    String description();

    /** In CSS pixels, title not included. */
    double width();

    /** In CSS pixels, title not included. */
    double height();

    /** Draws within width x height. */
    void draw(Canvas canvas);
}
