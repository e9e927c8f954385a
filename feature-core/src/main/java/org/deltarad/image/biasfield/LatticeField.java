package org.deltarad.image.biasfield;

import java.util.Arrays;
import org.deltarad.volume.GridSize;

/** The field of a lattice at the voxels of a grid, slice by slice (ITK {@code BSplineControlPointImageFilter}). */
final class LatticeField {
    private final Lattice lattice;
    private final SplineAxis x;
    private final SplineAxis y;
    private final SplineAxis z;
    private final double[] plane;
    private final double[] row;

    /** @param grid the grid that the lattice spans */
    LatticeField(Lattice lattice, GridSize grid) {
        this.lattice = lattice;
        this.x = new SplineAxis(grid.x(), lattice.size().x());
        this.y = new SplineAxis(grid.y(), lattice.size().y());
        this.z = new SplineAxis(grid.z(), lattice.size().z());
        this.plane = new double[lattice.size().x() * lattice.size().y()];
        this.row = new double[lattice.size().x()];
    }

    /** All voxels, x fastest. */
    double[] values() {
        int ofSlice = x.voxels() * y.voxels();
        double[] values = new double[ofSlice * z.voxels()];
        for (int k = 0; k < z.voxels(); k++) {
            slice(k, values, k * ofSlice);
        }
        return values;
    }

    /** Puts the voxels of slice {@code k} into {@code values} from {@code offset} on. */
    void slice(int k, double[] values, int offset) {
        combine(z, k, lattice.values(), plane);
        double[] wx = x.weights();
        for (int j = 0; j < y.voxels(); j++) {
            combine(y, j, plane, row);
            for (int i = 0, n = offset + j * x.voxels(); i < x.voxels(); i++, n++) {
                int w = i * SplineAxis.SUPPORT;
                int c = x.first(i);
                values[n] = wx[w] * row[c] + wx[w + 1] * row[c + 1] + wx[w + 2] * row[c + 2] + wx[w + 3] * row[c + 3];
            }
        }
    }

    /** The weighted sum of the blocks of control points that act on a voxel of an axis. */
    private static void combine(SplineAxis axis, int voxel, double[] from, double[] to) {
        Arrays.fill(to, 0);
        for (int s = 0; s < SplineAxis.SUPPORT; s++) {
            double weight = axis.weights()[voxel * SplineAxis.SUPPORT + s];
            int block = (axis.first(voxel) + s) * to.length;
            for (int n = 0; n < to.length; n++) {
                to[n] += weight * from[block + n];
            }
        }
    }
}
