package org.deltarad.testdata;

import org.deltarad.volume.Vector3;

/** A tumour as functions of position in the body's coordinates (mm): its boundary and its signal. */
final class Tumour {
    private static final double FINE_SHARE = 0.35;
    /** The boundary is an ellipsoid's beyond so many standard deviations. */
    private static final double LARGEST_BUMP = 4;

    private final TumourState state;
    private final NoiseField boundary;
    private final NoiseField coarse;
    private final NoiseField fine;
    private final NoiseField patches;

    /** @param seed of the patient: the same seed keeps the shape's bumps in place between time points */
    Tumour(long seed, String timePoint, TumourState state) {
        this.state = state;
        TumourTexture texture = state.texture();
        double length = texture.correlationLengthMm();
        this.boundary = new NoiseField(seed, "tumour boundary", 0.6 * state.meanSemiAxis());
        this.coarse = NoiseField.ofCorrelationLength(seed, "coarse texture " + timePoint, length);
        this.fine = NoiseField.ofCorrelationLength(seed, "fine texture " + timePoint, length / 3);
        this.patches = NoiseField.ofCorrelationLength(seed, "patches " + timePoint, 12);
    }

    /** Approximate distance from the boundary, mm; negative inside. */
    double distance(double x, double y, double z) {
        Vector3 c = state.centre();
        Vector3 a = state.semiAxes();
        double u = (x - c.x()) / a.x();
        double v = (y - c.y()) / a.y();
        double w = (z - c.z()) / a.z();
        double r2 = u * u + v * v + w * w;
        double level = Math.sqrt(r2) - 1;
        double bump = Math.abs(level) < LARGEST_BUMP * state.irregularity()
                ? boundary.at(x - c.x(), y - c.y(), z - c.z())
                : 0;
        return (level - state.irregularity() * bump) * state.meanSemiAxis();
    }

    /** Signal over that of standard tumour tissue. */
    double signal(double x, double y, double z) {
        TumourTexture t = state.texture();
        double texture = Math.sqrt(1 - FINE_SHARE) * coarse.at(x, y, z) + Math.sqrt(FINE_SHARE) * fine.at(x, y, z);
        double rough = t.patchiness() == 0 ? 0 : t.patchiness() * patches.at(x, y, z);
        double amplitude = t.heterogeneity() * Math.max(0.15, 1 + rough);
        return t.brightness() * Math.max(0.1, 1 + amplitude * texture);
    }

    /** Half the extent of a box around the centre that surely holds the tumour, mm. */
    Vector3 reach() {
        double f = 1 + LARGEST_BUMP * state.irregularity();
        Vector3 a = state.semiAxes();
        return new Vector3(f * a.x(), f * a.y(), f * a.z());
    }

    double meanSemiAxis() {
        return state.meanSemiAxis();
    }

    Vector3 centre() {
        return state.centre();
    }
}
