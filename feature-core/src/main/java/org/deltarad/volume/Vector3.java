package org.deltarad.volume;

/** A point or direction in patient coordinates (LPS); points in mm. */
public record Vector3(double x, double y, double z) {
    /** The component along an axis: 0 for x, 1 for y, 2 for z. */
    public double along(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }

    /** The sum, component by component. */
    public Vector3 plus(Vector3 o) {
        return new Vector3(x + o.x, y + o.y, z + o.z);
    }

    /** The vector from {@code o} to this. */
    public Vector3 minus(Vector3 o) {
        return new Vector3(x - o.x, y - o.y, z - o.z);
    }

    /** Each component times {@code s}. */
    public Vector3 times(double s) {
        return new Vector3(s * x, s * y, s * z);
    }

    /** The inner product. */
    public double dot(Vector3 o) {
        return x * o.x + y * o.y + z * o.z;
    }

    /** The right-handed cross product. */
    public Vector3 cross(Vector3 o) {
        return new Vector3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    /** Euclidean length. */
    public double norm() {
        return Math.sqrt(dot(this));
    }

    /**
     * The unit vector of the same direction.
     *
     * @throws ArithmeticException for the zero vector
     */
    public Vector3 unit() {
        double n = norm();
        if (n == 0) {
            throw new ArithmeticException("the zero vector has no direction");
        }
        return times(1 / n);
    }
}
