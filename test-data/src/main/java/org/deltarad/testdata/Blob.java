package org.deltarad.testdata;

/**
 * An ellipsoid in the body's coordinates (mm), turned about the body's long axis and possibly leaning.
 *
 * @param tissue what it is made of
 * @param cx     centre, left
 * @param cy     centre, posterior
 * @param cz     centre, superior
 * @param ax     semi-axis along the turned left-right axis
 * @param ay     semi-axis along the turned front-back axis
 * @param az     semi-axis along the body
 * @param cos    cosine of the turn about the body's axis, from left towards posterior
 * @param sin    its sine
 * @param lean   how far the centre moves posterior per mm superior
 */
record Blob(
        Tissue tissue,
        double cx,
        double cy,
        double cz,
        double ax,
        double ay,
        double az,
        double cos,
        double sin,
        double lean) {

    /** Far away, for {@link #distance}. */
    static final double FAR = 1e3;

    private static final double MARGIN = 4;

    static Blob of(Tissue tissue, double cx, double cy, double cz, double ax, double ay, double az) {
        return new Blob(tissue, cx, cy, cz, ax, ay, az, 1, 0, 0);
    }

    Blob turned(double degrees) {
        double a = StrictMath.toRadians(degrees);
        return new Blob(tissue, cx, cy, cz, ax, ay, az, StrictMath.cos(a), StrictMath.sin(a), lean);
    }

    Blob leaning(double posteriorPerSuperior) {
        return new Blob(tissue, cx, cy, cz, ax, ay, az, cos, sin, posteriorPerSuperior);
    }

    /** The same ellipsoid with semi-axes smaller by {@code mm}, of another tissue. */
    Blob within(Tissue inner, double mm) {
        return new Blob(inner, cx, cy, cz, ax - mm, ay - mm, az - mm, cos, sin, lean);
    }

    /** Its mirror image on the body's other side. */
    Blob mirrored() {
        return new Blob(tissue, -cx, cy, cz, ax, ay, az, cos, -sin, lean);
    }

    /** Approximate distance from the surface, mm, negative inside, {@link #FAR} when well outside. */
    double distance(double x, double y, double z) {
        double dz = z - cz;
        double dx = x - cx;
        double dy = y - cy - lean * dz;
        double reach = Math.max(ax, ay) + MARGIN;
        if (Math.abs(dz) > az + MARGIN || Math.abs(dx) > reach || Math.abs(dy) > reach) {
            return FAR;
        }
        double u = (cos * dx + sin * dy) / ax;
        double v = (cos * dy - sin * dx) / ay;
        double w = dz / az;
        double level = Math.sqrt(u * u + v * v + w * w);
        double slope = Math.sqrt(u * u / (ax * ax) + v * v / (ay * ay) + w * w / (az * az));
        return slope == 0 ? -Math.min(ax, ay) : level * (level - 1) / slope;
    }
}
