package org.deltarad.image.resample;

import java.util.List;

/** How a value between voxel centres is found; named as in SimpleITK. */
public enum Interpolator {
    /** The nearest voxel, half way between two the later one. */
    NEAREST("sitkNearestNeighbor", 1),
    /** Trilinear, constant beyond the centres of border voxels. */
    LINEAR("sitkLinear", 2),
    /** Cubic B-spline through the voxels (Unser 1999), mirrored at the borders. */
    BSPLINE("sitkBSpline", 3);

    /** What may stand for each in a parameter file. */
    public static final List<Object> ACCEPTED = List.of("sitkNearestNeighbor", "sitkLinear", "sitkBSpline", 1, 2, 3);

    private final String label;
    private final int number;

    Interpolator(String label, int number) {
        this.label = label;
        this.number = number;
    }

    /** The name in parameter files. */
    public String label() {
        return label;
    }

    /**
     * The interpolator that a parameter file names.
     *
     * @param value one of {@link #ACCEPTED}
     * @throws IllegalArgumentException for anything else
     */
    public static Interpolator of(Object value) {
        for (Interpolator i : values()) {
            if (i.label.equals(value) || Integer.valueOf(i.number).equals(value)) {
                return i;
            }
        }
        throw new IllegalArgumentException("interpolator " + value + " is none of " + ACCEPTED);
    }
}
