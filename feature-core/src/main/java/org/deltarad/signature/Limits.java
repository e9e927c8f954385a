package org.deltarad.signature;

import java.util.Optional;
import org.deltarad.harmonisation.LinearHarmonisation.Range;

/**
 * What masks and scans keep to when they are scored.
 *
 * @param minVoxels fewest voxels of a mask; 0 for any
 * @param minVolume smallest volume of a mask in mm3; 0 for any
 * @param days      from baseline to mid-treatment; empty for any
 */
public record Limits(int minVoxels, double minVolume, Optional<Range> days) {
    /** Everything is allowed. */
    public static final Limits NONE = new Limits(0, 0, Optional.empty());

    /** @throws IllegalArgumentException when a minimum is negative or not finite */
    public Limits {
        if (minVoxels < 0 || !(minVolume >= 0 && Double.isFinite(minVolume))) {
            throw new IllegalArgumentException("minimum mask size is " + minVoxels + " voxels, " + minVolume + " mm3");
        }
    }

    /** Both: the larger minima, and these days where there are any, else the other's. */
    public Limits and(Limits other) {
        return new Limits(
                Math.max(minVoxels, other.minVoxels), Math.max(minVolume, other.minVolume), days.or(() -> other.days));
    }
}
