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
    private static final double MARGIN_MM = 2;

    private final Scene scene;
    private final SeriesGrid grid;
    private final ScanProtocol protocol;
    private final int block;
    private final GridSize size;
    private final SlowFields slow;
    private final double[] slice;
    private final double[] scratch;
    private final double sigma;
    private final double gain;
    private final double[] warp = new double[SlowFields.COUNT];

    /** @param block side of a block, pixels; 1 for a full image */
    Renderer(Scene scene, SeriesGrid grid, ScanProtocol protocol, int block) {
        this.scene = scene;
        this.grid = grid;
        this.protocol = protocol;
        this.block = block;
        this.sigma = protocol.noise();
        this.gain = protocol.scanner().gain();
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
            addNoise(noise, blurred(detailed), detailed, values, k * slice.length);
        }
        return new Volume(grid.geometry(), values);
    }

    private int blocks(int pixels) {
        return (pixels + block - 1) / block;
    }

    private void paint(int k, boolean[] detailed) {
        double reach = MARGIN_MM + 0.75 * block * grid.geometry().spacing().x();
        int b = 0;
        for (int j0 = 0; j0 < size.y(); j0 += block) {
            for (int i0 = 0; i0 < size.x(); i0 += block, b++) {
                int i1 = Math.min(i0 + block, size.x());
                int j1 = Math.min(j0 + block, size.y());
                detailed[b] = block == 1 || distance((i0 + i1 - 1) / 2.0, (j0 + j1 - 1) / 2.0, k) < reach;
                double middle = block == 1 ? 0 : signal((i0 + i1 - 1) / 2, (j0 + j1 - 1) / 2, k);
                for (int j = j0; j < j1; j++) {
                    int row = j * size.x();
                    if (detailed[b]) {
                        for (int i = i0; i < i1; i++) {
                            boolean near = block == 1 || distance(i, j, k) < MARGIN_MM;
                            slice[row + i] = near ? signal(i, j, k) : middle;
                        }
                    } else {
                        Arrays.fill(slice, row + i0, row + i1, middle);
                    }
                }
            }
        }
    }

    /** Distance of a voxel's centre from the tumour's boundary, mm, negative inside. */
    private double distance(double i, double j, int k) {
        Vector3 p = body(i, j, k);
        return scene.tumour().distance(p.x(), p.y(), p.z());
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

    /** Convolves with a Gaussian of 3 x 3 taps where the slice is sampled pixel by pixel; the border repeats. */
    private double[] blurred(boolean[] detailed) {
        double s = protocol.scanner().blur();
        double side = StrictMath.exp(-0.5 / (s * s));
        double outer = side / (1 + 2 * side);
        double centre = 1 - 2 * outer;
        System.arraycopy(slice, 0, scratch, 0, slice.length);
        int nx = size.x();
        for (int j = 0; j < size.y(); j++) {
            int row = j * nx;
            int above = Math.max(j - 1, 0) * nx;
            int below = Math.min(j + 1, size.y() - 1) * nx;
            int blocks = j / block * blocks(nx);
            for (int i = 0; i < nx; i++) {
                if (detailed[blocks + i / block]) {
                    int left = Math.max(i - 1, 0);
                    int right = Math.min(i + 1, nx - 1);
                    scratch[row + i] = centre
                                    * (centre * slice[row + i] + outer * (slice[row + left] + slice[row + right]))
                            + outer * (centre * slice[above + i] + outer * (slice[above + left] + slice[above + right]))
                            + outer
                                    * (centre * slice[below + i]
                                            + outer * (slice[below + left] + slice[below + right]));
                }
            }
        }
        return scratch;
    }

    private void addNoise(RandomStream random, double[] signal, boolean[] detailed, double[] values, int offset) {
        int b = 0;
        for (int j0 = 0; j0 < size.y(); j0 += block) {
            for (int i0 = 0; i0 < size.x(); i0 += block, b++) {
                int i1 = Math.min(i0 + block, size.x());
                int j1 = Math.min(j0 + block, size.y());
                double common = detailed[b] ? 0 : stored(signal[j0 * size.x() + i0], random);
                for (int j = j0; j < j1; j++) {
                    int row = j * size.x();
                    if (detailed[b]) {
                        for (int i = i0; i < i1; i++) {
                            values[offset + row + i] = stored(signal[row + i], random);
                        }
                    } else {
                        Arrays.fill(values, offset + row + i0, offset + row + i1, common);
                    }
                }
            }
        }
    }

    /** The stored value of a signal under Rician noise: the magnitude of the noisy complex signal. */
    private double stored(double signal, RandomStream random) {
        double re = signal + sigma * random.gaussian();
        double im = sigma * random.gaussian();
        return Math.min(MAX_STORED, Math.rint(gain * Math.sqrt(re * re + im * im)));
    }
}
