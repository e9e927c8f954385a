package org.deltarad.testdata;

/**
 * The noise-free signal of a patient at one time point as a function of position in the body's coordinates (mm), seen by
 * one protocol. Not thread safe.
 */
final class Scene {
    private static final double EDGE_MM = 0.9;
    private static final double SKIN_MM = 2.2;
    private static final double WARP_MM = 3.2;

    /** A shape and the signal of its tissue. */
    private record Painted(Blob blob, Paint paint) {}

    /** A tissue's mean signal, and its standard deviation over the mean. */
    private record Paint(double signal, double variation) {
        static Paint of(Tissue tissue, ScanProtocol protocol) {
            return new Paint(protocol.signal(tissue), tissue.variation());
        }

        double at(double noise) {
            return signal * Math.max(0.2, 1 + variation * noise);
        }
    }

    private final Painted[] shapes;
    private final Paint fat;
    private final Paint skin;
    private final double tumourSignal;
    private final Tumour tumour;
    private final NoiseField variation;
    private final NoiseField[] warp;
    private final NoiseField shade;
    private final double shading;

    Scene(long seed, String timePoint, ScanProtocol protocol, Tumour tumour, double bladderFilling) {
        this.shapes = PelvisAnatomy.shapes(bladderFilling, tumour).stream()
                .map(b -> new Painted(b, Paint.of(b.tissue(), protocol)))
                .toArray(Painted[]::new);
        this.fat = Paint.of(Tissue.FAT, protocol);
        this.skin = Paint.of(Tissue.SKIN, protocol);
        this.tumourSignal = protocol.signal(Tissue.TUMOUR);
        this.tumour = tumour;
        this.variation = new NoiseField(seed, "tissue " + timePoint, 3.2);
        this.warp = new NoiseField[] {
            new NoiseField(seed, "warp x", 26), new NoiseField(seed, "warp y", 26), new NoiseField(seed, "warp z", 26)
        };
        this.shade = new NoiseField(seed, "shade " + timePoint, 90);
        this.shading = protocol.scanner().shading();
    }

    Tumour tumour() {
        return tumour;
    }

    /** How far the anatomy is displaced at a point, mm; varies slowly, so callers may interpolate. */
    void warpAt(double x, double y, double z, double[] displacement) {
        for (int n = 0; n < 3; n++) {
            displacement[n] = WARP_MM * warp[n].at(x, y, z);
        }
    }

    /** Receive sensitivity at a point, about 1; varies slowly. */
    double sensitivityAt(double x, double y, double z) {
        double r2 = (x * x + 1.4 * y * y) / 1e4;
        return 1 + shading * r2 / (1 + 0.35 * r2) + 0.2 * shading * shade.at(x, y, z);
    }

    /** Signal of everything but the tumour; (x, y, z) the point, (wx, wy, wz) the point displaced by the warp. */
    double background(double x, double y, double z, double wx, double wy, double wz) {
        double body = PelvisAnatomy.bodyDistance(wx, wy, wz);
        if (body > EDGE_MM) {
            return 0;
        }
        double noise = variation.at(x, y, z);
        double v = fat.at(noise);
        for (Painted shape : shapes) {
            double d = shape.blob().distance(wx, wy, wz);
            if (d < EDGE_MM) {
                v = mix(v, shape.paint().at(noise), coverage(d));
            }
        }
        if (body > -SKIN_MM - EDGE_MM) {
            v = mix(v, skin.at(noise), coverage(-SKIN_MM - body));
            v *= coverage(body);
        }
        return v;
    }

    /** Signal of the tumour at a point inside it. */
    double tumourSignal(double x, double y, double z) {
        return tumourSignal * tumour.signal(x, y, z);
    }

    /** Share of a point's surroundings that is inside a surface at signed distance {@code d} (mm). */
    static double coverage(double d) {
        double t = Math.max(0, Math.min(1, 0.5 - 0.5 * d / EDGE_MM));
        return t * t * (3 - 2 * t);
    }

    static double mix(double under, double over, double share) {
        return under + (over - under) * share;
    }
}
