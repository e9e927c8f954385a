package org.deltarad.feature.texture;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.volume.GridSize;

/** A step between voxels along x, y, z. */
record Offset(int dx, int dy, int dz) {

    /**
     * One of each pair of opposite offsets of a neighbourhood, as far as they fit into the grid: the one that comes
     * first when z, then y, then x falls (PyRadiomics {@code build_angles}; the order decides asymmetric GLCMs).
     */
    static List<Offset> halfOf(Neighbourhood neighbourhood, GridSize size) {
        int reach = 0;
        for (int distance : neighbourhood.distances()) {
            reach = Math.max(reach, distance);
        }
        int reachX = neighbourhood.planeAxis() == 2 ? 0 : Math.min(reach, size.x() - 1);
        int reachY = neighbourhood.planeAxis() == 1 ? 0 : Math.min(reach, size.y() - 1);
        int reachZ = neighbourhood.planeAxis() == 0 ? 0 : Math.min(reach, size.z() - 1);
        List<Offset> offsets = new ArrayList<>();
        for (int dz = reachZ; dz >= 0; dz--) {
            for (int dy = reachY; dy >= -reachY; dy--) {
                for (int dx = reachX; dx >= -reachX; dx--) {
                    Offset offset = new Offset(dx, dy, dz);
                    if (offset.isForward() && neighbourhood.distances().contains(offset.distance())) {
                        offsets.add(offset);
                    }
                }
            }
        }
        return offsets;
    }

    private boolean isForward() {
        return dz > 0 || (dz == 0 && (dy > 0 || (dy == 0 && dx > 0)));
    }

    private int distance() {
        return Math.max(Math.abs(dx), Math.max(Math.abs(dy), Math.abs(dz)));
    }
}
