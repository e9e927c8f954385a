package org.deltarad.testdata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;

/**
 * Outlines of a mask along the edges of its voxels: the voxels whose centres are inside the polygons (even-odd) are the
 * mask's. A hole is joined to the outline around it by a keyhole, a line that goes there and back (PS3.3 C.8.8.6.3).
 */
final class MaskContours {
    /** Steps along +x, +y, -x, -y. */
    private static final int[][] STEPS = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};

    private final int nx;
    /** Bit d is set where an edge leaves the corner in direction d; the inside is on the right. */
    private final byte[] edges;

    private MaskContours(Mask mask, int k) {
        GridSize size = mask.geometry().size();
        this.nx = size.x() + 1;
        this.edges = new byte[nx * (size.y() + 1)];
        for (int j = 0; j < size.y(); j++) {
            for (int i = 0; i < size.x(); i++) {
                if (mask.at(i, j, k)) {
                    if (j == 0 || !mask.at(i, j - 1, k)) {
                        edges[j * nx + i] |= 1;
                    }
                    if (i == size.x() - 1 || !mask.at(i + 1, j, k)) {
                        edges[j * nx + i + 1] |= 2;
                    }
                    if (j == size.y() - 1 || !mask.at(i, j + 1, k)) {
                        edges[(j + 1) * nx + i + 1] |= 4;
                    }
                    if (i == 0 || !mask.at(i - 1, j, k)) {
                        edges[(j + 1) * nx + i] |= 8;
                    }
                }
            }
        }
    }

    /**
     * The polygons of slice {@code k}: per vertex the continuous index (i, j), voxel centres at whole numbers. Empty when
     * the slice is.
     */
    static List<List<double[]>> of(Mask mask, int k) {
        MaskContours slice = new MaskContours(mask, k);
        List<List<int[]>> outer = new ArrayList<>();
        List<List<int[]>> holes = new ArrayList<>();
        for (int corner = 0; corner < slice.edges.length; corner++) {
            while (slice.edges[corner] != 0) {
                List<int[]> loop = slice.trace(corner);
                (twiceArea(loop) > 0 ? outer : holes).add(loop);
            }
        }
        holes.sort(Comparator.comparingInt(h -> leftmost(h)[0]));
        holes.forEach(h -> join(h, outer));
        return outer.stream()
                .map(loop -> loop.stream()
                        .map(c -> new double[] {c[0] - 0.5, c[1] - 0.5})
                        .toList())
                .toList();
    }

    /** Follows edges, turning right where two leave a corner so that voxels that touch by a corner stay apart. */
    private List<int[]> trace(int start) {
        List<int[]> vertices = new ArrayList<>();
        int first = Integer.numberOfTrailingZeros(edges[start]);
        int corner = start;
        int direction = first;
        int previous = -1;
        do {
            edges[corner] &= (byte) ~(1 << direction);
            if (direction != previous) {
                vertices.add(new int[] {corner % nx, corner / nx});
            }
            corner += STEPS[direction][1] * nx + STEPS[direction][0];
            previous = direction;
            direction = next(edges[corner] | (corner == start ? 1 << first : 0), previous);
        } while (corner != start || direction != first);
        if (previous == first) {
            vertices.remove(0);
        }
        return vertices;
    }

    private static int next(int leaving, int direction) {
        for (int turn : new int[] {1, 0, 3}) {
            int d = (direction + turn) % 4;
            if ((leaving & (1 << d)) != 0) {
                return d;
            }
        }
        throw new IllegalStateException("an edge that leads nowhere");
    }

    private static int twiceArea(List<int[]> loop) {
        int sum = 0;
        for (int n = 0; n < loop.size(); n++) {
            int[] a = loop.get(n);
            int[] b = loop.get((n + 1) % loop.size());
            sum += a[0] * b[1] - b[0] * a[1];
        }
        return sum;
    }

    private static int[] leftmost(List<int[]> loop) {
        return loop.stream()
                .min(Comparator.<int[]>comparingInt(c -> c[0]).thenComparingInt(c -> c[1]))
                .orElseThrow();
    }

    /** Inserts the hole into the loop whose edge is the nearest to the left of the hole's leftmost corner. */
    private static void join(List<int[]> hole, List<List<int[]>> loops) {
        int[] from = leftmost(hole);
        List<int[]> target = null;
        int position = -1;
        int nearest = -1;
        for (List<int[]> loop : loops) {
            for (int n = 0; n < loop.size(); n++) {
                int[] a = loop.get(n);
                int[] b = loop.get((n + 1) % loop.size());
                boolean crosses = a[0] == b[0] && Math.min(a[1], b[1]) <= from[1] && from[1] <= Math.max(a[1], b[1]);
                if (crosses && a[0] < from[0] && a[0] > nearest) {
                    target = loop;
                    position = n;
                    nearest = a[0];
                }
            }
        }
        if (target == null) {
            throw new IllegalStateException("a hole without an outline around it");
        }
        List<int[]> keyhole = new ArrayList<>();
        int[] bridge = {nearest, from[1]};
        keyhole.add(bridge);
        int start = hole.indexOf(from);
        for (int n = 0; n <= hole.size(); n++) {
            keyhole.add(hole.get((start + n) % hole.size()));
        }
        keyhole.add(bridge);
        target.addAll(position + 1, keyhole);
    }
}
