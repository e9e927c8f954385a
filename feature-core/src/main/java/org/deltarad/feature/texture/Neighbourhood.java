package org.deltarad.feature.texture;

import java.util.List;
import org.deltarad.volume.GridSize;

/**
 * Which voxels are neighbours.
 *
 * @param distances distances in voxels by the infinity norm, each at least 1
 * @param planeAxis axis that neighbours may not differ in, as PyRadiomics counts ({@code force2Ddimension}: 0 = z,
 *                  1 = y, 2 = x), or {@link #VOLUME} for neighbours in all directions
 */
public record Neighbourhood(List<Integer> distances, int planeAxis) {
    /** No axis is left out. */
    public static final int VOLUME = -1;

    public Neighbourhood {
        distances = List.copyOf(distances);
        for (int distance : distances) {
            if (distance < 1) {
                throw new IllegalArgumentException("distance must be at least 1, was " + distance);
            }
        }
        if (planeAxis < VOLUME || planeAxis > 2) {
            throw new IllegalArgumentException("plane axis must be -1, 0, 1 or 2, was " + planeAxis);
        }
    }

    /** The same plane at distance 1, as runs and zones need. */
    public Neighbourhood adjacent() {
        return new Neighbourhood(List.of(1), planeAxis);
    }

    /** The longest distance, voxels. */
    public int reach() {
        return distances.stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    /** Whether a grid of this size holds any pair of neighbours. */
    public boolean fits(GridSize size) {
        return !Offset.halfOf(this, size).isEmpty();
    }
}
