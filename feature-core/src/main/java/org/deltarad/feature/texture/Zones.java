package org.deltarad.feature.texture;

/** Connected components of equal grey level. */
public final class Zones {
    private final short[] ranks;
    private final int[] steps;
    private final int[] stack;

    private Zones(PaddedRegion region, Neighbourhood neighbourhood) {
        this.ranks = region.ranks().clone();
        this.steps = region.steps(Offset.halfOf(neighbourhood.adjacent(), region.size()));
        this.stack = new int[region.voxels().length];
    }

    /**
     * Visits the zones of a region.
     *
     * @param neighbourhood its plane counts, its distances do not: zones are 26-connected, or 8-connected in a plane
     */
    public static void forEach(PaddedRegion region, Neighbourhood neighbourhood, ZoneVisitor visitor) {
        Zones zones = new Zones(region, neighbourhood);
        for (int voxel : region.voxels()) {
            int rank = zones.ranks[voxel];
            if (rank > 0) {
                visitor.visit(rank, zones.fill(voxel, rank));
            }
        }
    }

    /** Receives the rank of the grey level and the number of voxels of a zone. */
    @FunctionalInterface
    public interface ZoneVisitor {
        void visit(int rank, int voxels);
    }

    /** Clears the zone that the voxel belongs to and returns its number of voxels. */
    private int fill(int seed, int rank) {
        int top = 0;
        int voxels = 0;
        stack[top++] = seed;
        ranks[seed] = 0;
        while (top > 0) {
            int voxel = stack[--top];
            voxels++;
            for (int step : steps) {
                int neighbour = voxel + step;
                if (ranks[neighbour] == rank) {
                    ranks[neighbour] = 0;
                    stack[top++] = neighbour;
                }
            }
        }
        return voxels;
    }
}
