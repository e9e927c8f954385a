package org.deltarad.testdata;

import java.util.Arrays;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/**
 * Makes the image of a {@link Scene}: partial volume along the slice, in-plane point spread, sensitivity, Rician noise,
 * 12-bit quantisation. In blocks of more than one pixel, only the tumour and its close surroundings are sampled pixel by
 * pixel; elsewhere a block has the one value of its middle, which keeps the image's mean at a fraction of the time.
 */
final class Renderer {
    static final int BITS_STORED = 12;

    private static final int MAX_STORED = (1 << BITS_STORED) - 1;
    private static final double MARGIN_MM = 4;

    private final Scene scene;
    private final SeriesGrid grid;
    private final ScanProtocol protocol;
    private final int block;
    private final GridSize size;
    private final SlowFields slow;
    private final double[] slice;
    private final double[] scratch;
    private final double[] warp = new double[SlowFields.COUNT];

    /** @param block side of a block, pixels; 1 for a full image */
    Renderer(Scene scene, SeriesGrid grid, ScanProtocol protocol, int block) {
        this.scene = scene;
        this.grid = grid;
        this.protocol = protocol;
        this.block = block;
        this.size = grid.geometry().size();
        this.slow = new SlowFields(scene, grid);
        this.slice = new double[size.x() * size.y()];
        this.scratch = new double[size.x() * size.y()];
    }

    /** The image; whole numbers 0 to 4095. */
    Volume image(RandomStream noise) {
        double[] values = new double[size.voxels()];
        boolean[] detailed = new boolean[blocks(size.x()) * blocks(size.y())];
        for (int k = 0; k < size.z(); k++) {
            slow.sample(k);
            paint(k, detailed);
            blur();
            addNoise(noise, detailed, values, k * slice.length);
        }
        return new Volume(grid.geometry(), values);
    }

    private int blocks(int pixels) {
        return (pixels + block - 1) / block;
    }

    private void paint(int k, boolean[] detailed) {
        int b = 0;
        for (int j0 = 0; j0 < size.y(); j0 += block) {
            for (int i0 = 0; i0 < size.x(); i0 += block, b++) {
                int i1 = Math.min(i0 + block, size.x());
                int j1 = Math.min(j0 + block, size.y());
                detailed[b] = block == 1 || nearTumour((i0 + i1 - 1) / 2.0, (j0 + j1 - 1) / 2.0, k);
                if (detailed[b]) {
                    for (int j = j0; j < j1; j++) {
                        for (int i = i0; i < i1; i++) {
                            slice[j * size.x() + i] = signal(i, j, k);
                        }
                    }
                } else {
                    double v = signal((i0 + i1 - 1) / 2, (j0 + j1 - 1) / 2, k);
                    for (int j = j0; j < j1; j++) {
                        Arrays.fill(slice, j * size.x() + i0, j * size.x() + i1, v);
                    }
                }
            }
        }
    }

    private boolean nearTumour(double i, double j, int k) {
        Vector3 p = body(i, j, k);
        double half = 0.75 * block * grid.geometry().spacing().x();
        return scene.tumour().distance(p.x(), p.y(), p.z()) < MARGIN_MM + half;
    }

    private Vector3 body(double i, double j, double k) {
        return grid.geometry().toPatient(i, j, k).minus(grid.bodyOrigin());
    }

    private double signal(int i, int j, int k) {
        slow.at(i, j, warp);
        Vector3 p = body(i, j, k);
        double d = scene.tumour().distance(p.x(), p.y(), p.z());
        double share = Scene.coverage(d);
        double v = share == 1
                ? 0
                : scene.background(p.x(), p.y(), p.z(), p.x() + warp[0], p.y() + warp[1], p.z() + warp[2]);
        if (share > 0) {
            v = Scene.mix(v, tumourSignal(p), share);
        }
        return v * warp[3];
    }

    /** Mean over the thickness of the slice, from three depths. */
    private double tumourSignal(Vector3 p) {
        Geometry g = grid.geometry();
        double sum = 0;
        for (int n = -1; n <= 1; n++) {
            Vector3 q = p.plus(g.sliceDirection().times(n * protocol.sampling().sliceThickness() / 3));
            sum += scene.tumourSignal(q.x(), q.y(), q.z());
        }
        return sum / 3;
    }

    /** Convolves the slice with a three-tap Gaussian along rows, then along columns; the border repeats. */
    private void blur() {
        double s = protocol.scanner().blur();
        double side = StrictMath.exp(-0.5 / (s * s));
        double outer = side / (1 + 2 * side);
        double centre = 1 - 2 * outer;
        int nx = size.x();
        int ny = size.y();
        for (int j = 0; j < ny; j++) {
            int row = j * nx;
            for (int i = 0; i < nx; i++) {
                double before = slice[row + Math.max(i - 1, 0)];
                double after = slice[row + Math.min(i + 1, nx - 1)];
                scratch[row + i] = centre * slice[row + i] + outer * (before + after);
            }
        }
        for (int j = 0; j < ny; j++) {
            int row = j * nx;
            int above = Math.max(j - 1, 0) * nx;
            int below = Math.min(j + 1, ny - 1) * nx;
            for (int i = 0; i < nx; i++) {
                slice[row + i] = centre * scratch[row + i] + outer * (scratch[above + i] + scratch[below + i]);
            }
        }
    }

    private void addNoise(RandomStream random, boolean[] detailed, double[] values, int offset) {
        double sigma = protocol.noise();
        double gain = protocol.scanner().gain();
        int b = 0;
        for (int j0 = 0; j0 < size.y(); j0 += block) {
            for (int i0 = 0; i0 < size.x(); i0 += block, b++) {
                int i1 = Math.min(i0 + block, size.x());
                int j1 = Math.min(j0 + block, size.y());
                double re = 0;
                double im = 0;
                for (int j = j0; j < j1; j++) {
                    for (int i = i0; i < i1; i++) {
                        if (detailed[b] || (i == i0 && j == j0)) {
                            re = sigma * random.gaussian();
                            im = sigma * random.gaussian();
                        }
                        int n = j * size.x() + i;
                        double signal = slice[n] + re;
                        double magnitude = Math.sqrt(signal * signal + im * im);
                        values[offset + n] = Math.min(MAX_STORED, Math.rint(gain * magnitude));
                    }
                }
            }
        }
    }
}
