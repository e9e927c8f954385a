package org.deltarad.feature.texture;

import org.deltarad.volume.GridSize;

/** Lines of voxels along an offset. */
final class RunLines {
    private RunLines() {}

    /** Whether some line along the offset holds two voxels of the region, adjacent or not. */
    static boolean hasLineOfTwo(PaddedRegion region, Offset offset) {
        short[] ranks = region.ranks();
        int step = region.step(offset);
        for (int voxel : region.voxels()) {
            if (ranks[voxel + step] > 0) {
                return true;
            }
        }
        return hasDistantPair(region, offset);
    }

    /** Walks back from each voxel inside to where its line enters the box. */
    private static boolean hasDistantPair(PaddedRegion region, Offset offset) {
        GridSize size = region.size();
        boolean[] seen = new boolean[size.voxels()];
        int step = (offset.dz() * size.y() + offset.dy()) * size.x() + offset.dx();
        for (int voxel : region.voxels()) {
            int n = region.boxIndex(voxel);
            int i = n % size.x();
            int j = n / size.x() % size.y();
            int k = n / size.x() / size.y();
            int back = Math.min(
                    stepsBack(i, offset.dx(), size.x()),
                    Math.min(stepsBack(j, offset.dy(), size.y()), stepsBack(k, offset.dz(), size.z())));
            int start = n - back * step;
            if (seen[start]) {
                return true;
            }
            seen[start] = true;
        }
        return false;
    }

    private static int stepsBack(int position, int delta, int extent) {
        return delta == 0 ? Integer.MAX_VALUE : delta > 0 ? position : extent - 1 - position;
    }
}
