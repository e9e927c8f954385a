package org.deltarad.testdata;

import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/** A scene's displacement (mm) and sensitivity on one slice, sampled every {@value #STEP} pixels and interpolated. */
final class SlowFields {
    /** Displacement along x, y, z, and sensitivity. */
    static final int COUNT = 4;

    private static final int STEP = 8;

    private final Scene scene;
    private final SeriesGrid grid;
    private final int width;
    private final int height;
    private final double[] nodes;

    SlowFields(Scene scene, SeriesGrid grid) {
        this.scene = scene;
        this.grid = grid;
        GridSize size = grid.geometry().size();
        this.width = (size.x() - 1) / STEP + 2;
        this.height = (size.y() - 1) / STEP + 2;
        this.nodes = new double[width * height * COUNT];
    }

    /** Goes to slice {@code k}. */
    void sample(int k) {
        double[] displacement = new double[3];
        int n = 0;
        for (int b = 0; b < height; b++) {
            for (int a = 0; a < width; a++, n += COUNT) {
                Vector3 p = grid.geometry().toPatient(a * STEP, b * STEP, k).minus(grid.bodyOrigin());
                scene.warpAt(p.x(), p.y(), p.z(), displacement);
                System.arraycopy(displacement, 0, nodes, n, 3);
                nodes[n + 3] = scene.sensitivityAt(p.x(), p.y(), p.z());
            }
        }
    }

    /** The fields at pixel (i, j) of the slice, into {@code out}. */
    void at(int i, int j, double[] out) {
        int a = i / STEP;
        int b = j / STEP;
        double u = (i - a * STEP) / (double) STEP;
        double v = (j - b * STEP) / (double) STEP;
        int n = (b * width + a) * COUNT;
        int below = n + width * COUNT;
        for (int c = 0; c < COUNT; c++) {
            double top = nodes[n + c] + (nodes[n + COUNT + c] - nodes[n + c]) * u;
            double bottom = nodes[below + c] + (nodes[below + COUNT + c] - nodes[below + c]) * u;
            out[c] = top + (bottom - top) * v;
        }
    }
}
