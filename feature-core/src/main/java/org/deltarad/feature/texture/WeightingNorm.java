package org.deltarad.feature.texture;

import org.deltarad.volume.Vector3;

/**
 * How GLCM and GLRLM of different directions are weighted before they are added up (PyRadiomics
 * {@code weightingNorm}). Without a norm, features are computed per direction and averaged.
 */
public enum WeightingNorm {
    MANHATTAN,
    EUCLIDEAN,
    INFINITY,
    /** All directions weigh the same. */
    NO_WEIGHTING;

    /** Length of an offset in mm by this norm; 1 for {@link #NO_WEIGHTING}. */
    double length(Offset offset, Vector3 spacing) {
        double x = Math.abs(offset.dx()) * spacing.x();
        double y = Math.abs(offset.dy()) * spacing.y();
        double z = Math.abs(offset.dz()) * spacing.z();
        return switch (this) {
            case MANHATTAN -> x + y + z;
            case EUCLIDEAN -> Math.sqrt(x * x + y * y + z * z);
            case INFINITY -> Math.max(x, Math.max(y, z));
            case NO_WEIGHTING -> 1;
        };
    }

    /** Weight of a co-occurrence matrix: exp(-length^2), so that near neighbours count most. */
    double cooccurrenceWeight(Offset offset, Vector3 spacing) {
        double length = length(offset, spacing);
        return this == NO_WEIGHTING ? 1 : Math.exp(-(length * length));
    }
}
