package org.deltarad.feature.texture;

import java.util.stream.IntStream;
import org.deltarad.volume.GridSize;

/** Connected components of equal, positive labels. */
public final class Zones {
    private final GridSize size;
    private final int paddedX;
    private final int paddedXY;
    private final int[] labels;
    private final int[] steps;
    private final int[] stack;

    private Zones(int[] original, GridSize size, Neighbourhood neighbourhood) {
        this.size = size;
        this.paddedX = size.x() + 2;
        this.paddedXY = paddedX * (size.y() + 2);
        this.labels = padded(original);
        this.steps = Offset.halfOf(neighbourhood.adjacent(), size).stream()
                .flatMapToInt(o -> {
                    int step = o.dz() * paddedXY + o.dy() * paddedX + o.dx();
                    return IntStream.of(step, -step);
                })
                .toArray();
        this.stack = new int[original.length];
    }

    /**
     * Visits the zones of a grid.
     *
     * @param labels        a label for each voxel, x fastest; 0 belongs to no zone
     * @param neighbourhood its plane counts, its distances do not: zones are 26-connected, or 8-connected in a plane
     */
    public static void forEach(int[] labels, GridSize size, Neighbourhood neighbourhood, ZoneVisitor visitor) {
        new Zones(labels, size, neighbourhood).visit(visitor);
    }

    /** Receives the label and the number of voxels of a zone. */
    @FunctionalInterface
    public interface ZoneVisitor {
        void visit(int label, int voxels);
    }

    private int[] padded(int[] original) {
        int[] copy = new int[paddedXY * (size.z() + 2)];
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                System.arraycopy(
                        original, size.index(0, j, k), copy, (k + 1) * paddedXY + (j + 1) * paddedX + 1, size.x());
            }
        }
        return copy;
    }

    private void visit(ZoneVisitor visitor) {
        for (int n = 0; n < labels.length; n++) {
            if (labels[n] > 0) {
                int label = labels[n];
                visitor.visit(label, fill(n, label));
            }
        }
    }

    /** Clears the zone that the voxel belongs to and returns its number of voxels. */
    private int fill(int seed, int label) {
        int voxels = 0;
        int top = 0;
        stack[top++] = seed;
        labels[seed] = 0;
        while (top > 0) {
            int voxel = stack[--top];
            voxels++;
            for (int step : steps) {
                if (labels[voxel + step] == label) {
                    labels[voxel + step] = 0;
                    stack[top++] = voxel + step;
                }
            }
        }
        return voxels;
    }
}
