package org.deltarad.node.imaging;

/**
 * How far a position may be from where the grid puts it: a fraction of the spacing or a distance, whichever is larger.
 *
 * @param fraction of the spacing, not negative and below 0.5
 * @param mm       distance in mm, not negative
 */
public record GeometryTolerance(double fraction, double mm) {
    /** 1 % of the spacing or 0.01 mm. */
    public static final GeometryTolerance STANDARD = new GeometryTolerance(0.01, 0.01);

    public GeometryTolerance {
        if (!(fraction >= 0 && fraction < 0.5 && mm >= 0)) {
            throw new IllegalArgumentException(
                    "tolerance must be a fraction in [0, 0.5) and a distance of at least 0 mm," + " was " + fraction
                            + " and " + mm + " mm");
        }
    }

    /** The tolerance in mm at a spacing in mm. */
    public double at(double spacing) {
        return Math.max(fraction * spacing, mm);
    }
}
