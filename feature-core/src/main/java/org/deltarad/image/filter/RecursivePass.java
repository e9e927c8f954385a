package org.deltarad.image.filter;

import org.deltarad.image.GridBox;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Volume;

/** A recursive filter along one axis of a whole image, of which only the part within a box along that axis is kept. */
final class RecursivePass {
    /** Lines filtered side by side: enough for vector instructions, few enough for the cache. */
    private static final int LANES = 64;

    private final int axis;
    private final RecursiveGaussian filter;
    private final int from;
    private final int kept;

    RecursivePass(int axis, RecursiveGaussian filter, GridBox box) {
        this.axis = axis;
        this.filter = filter;
        this.from = box.start(axis);
        this.kept = box.length(axis);
    }

    FloatGrid apply(Volume image) {
        double[] values = image.values();
        return apply(image.geometry().size(), (at, stride, to, lanes) -> {
            if (stride == 1) {
                System.arraycopy(values, at, to, 0, lanes);
            } else {
                for (int lane = 0; lane < lanes; lane++) {
                    to[lane] = values[at + lane * stride];
                }
            }
        });
    }

    FloatGrid apply(FloatGrid grid) {
        float[] values = grid.values();
        return apply(grid.size(), (at, stride, to, lanes) -> {
            for (int lane = 0; lane < lanes; lane++) {
                to[lane] = values[at + lane * stride];
            }
        });
    }

    /** Reads one sample of each line: element {@code at + lane * stride} to {@code to[lane]}. */
    private interface Source {
        void read(int at, int stride, double[] to, int lanes);
    }

    private FloatGrid apply(GridSize size, Source source) {
        int[] n = {size.x(), size.y(), size.z()};
        int[] m = n.clone();
        m[axis] = kept;
        GridSize keptSize = new GridSize(m[0], m[1], m[2]);
        float[] out = new float[keptSize.voxels()];
        int planes = axis == 1 ? n[2] : 1;
        int lines = axis == 0 ? n[1] * n[2] : axis == 1 ? n[0] : n[0] * n[1];
        int laneStride = axis == 0 ? n[0] : 1;
        int keptLaneStride = axis == 0 ? m[0] : 1;
        int step = axis == 0 ? 1 : axis == 1 ? n[0] : n[0] * n[1];
        double[][] in = new double[n[axis]][LANES];
        double[][] filtered = new double[n[axis]][LANES];
        double[][] back = new double[n[axis]][LANES];
        for (int plane = 0; plane < planes; plane++) {
            for (int line = 0; line < lines; line += LANES) {
                int lanes = Math.min(LANES, lines - line);
                int at = plane * n[0] * n[1] + line * laneStride;
                for (int i = 0; i < n[axis]; i++) {
                    source.read(at + i * step, laneStride, in[i], lanes);
                }
                filter.filter(in, filtered, back, lanes);
                int to = plane * m[0] * m[1] + line * keptLaneStride;
                for (int i = 0; i < kept; i++) {
                    double[] row = filtered[from + i];
                    for (int lane = 0; lane < lanes; lane++) {
                        out[to + i * step + lane * keptLaneStride] = (float) row[lane];
                    }
                }
            }
        }
        return new FloatGrid(keptSize, out);
    }
}
