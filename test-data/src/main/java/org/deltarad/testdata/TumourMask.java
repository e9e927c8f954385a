package org.deltarad.testdata;

import java.util.ArrayDeque;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;

/** The voxels whose centres are inside a tumour. */
final class TumourMask {
    private TumourMask() {}

    /** The largest part that is connected by faces. */
    static Mask of(Tumour tumour, SeriesGrid grid) {
        Geometry g = grid.geometry();
        GridSize size = g.size();
        boolean[] inside = new boolean[size.voxels()];
        int[] from = new int[3];
        int[] to = new int[3];
        box(tumour, grid, from, to);
        for (int k = from[2]; k < to[2]; k++) {
            for (int j = from[1]; j < to[1]; j++) {
                for (int i = from[0]; i < to[0]; i++) {
                    Vector3 p = g.toPatient(i, j, k).minus(grid.bodyOrigin());
                    inside[size.index(i, j, k)] = tumour.distance(p.x(), p.y(), p.z()) < 0;
                }
            }
        }
        return new Mask(g, largestPart(inside, size));
    }

    /** The index box, half open, that holds the tumour. */
    private static void box(Tumour tumour, SeriesGrid grid, int[] from, int[] to) {
        Geometry g = grid.geometry();
        Vector3 centre = g.toIndex(tumour.centre().plus(grid.bodyOrigin()));
        Vector3 reach = tumour.reach();
        Vector3[] axes = {g.columnDirection(), g.rowDirection(), g.sliceDirection()};
        double[] at = {centre.x(), centre.y(), centre.z()};
        double[] spacing = {g.spacing().x(), g.spacing().y(), g.spacing().z()};
        int[] end = {g.size().x(), g.size().y(), g.size().z()};
        for (int n = 0; n < 3; n++) {
            Vector3 a = axes[n];
            double half = Math.abs(a.x()) * reach.x() + Math.abs(a.y()) * reach.y() + Math.abs(a.z()) * reach.z();
            from[n] = Math.max(0, (int) Math.floor(at[n] - half / spacing[n]));
            to[n] = Math.min(end[n], (int) Math.ceil(at[n] + half / spacing[n]) + 1);
        }
    }

    private static boolean[] largestPart(boolean[] inside, GridSize size) {
        int[] part = new int[inside.length];
        int parts = 0;
        int largest = 0;
        int most = 0;
        for (int n = 0; n < inside.length; n++) {
            if (inside[n] && part[n] == 0) {
                int count = flood(inside, size, n, ++parts, part);
                if (count > most) {
                    most = count;
                    largest = parts;
                }
            }
        }
        if (parts > 1) {
            for (int n = 0; n < inside.length; n++) {
                inside[n] = inside[n] && part[n] == largest;
            }
        }
        return inside;
    }

    private static int flood(boolean[] inside, GridSize size, int start, int label, int[] part) {
        int slab = size.x() * size.y();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(start);
        part[start] = label;
        int count = 0;
        while (!open.isEmpty()) {
            int n = open.remove();
            count++;
            int i = n % size.x();
            int j = n / size.x() % size.y();
            int k = n / slab;
            int[] next = {
                i > 0 ? n - 1 : -1,
                i < size.x() - 1 ? n + 1 : -1,
                j > 0 ? n - size.x() : -1,
                j < size.y() - 1 ? n + size.x() : -1,
                k > 0 ? n - slab : -1,
                k < size.z() - 1 ? n + slab : -1
            };
            for (int m : next) {
                if (m >= 0 && inside[m] && part[m] == 0) {
                    part[m] = label;
                    open.add(m);
                }
            }
        }
        return count;
    }
}
