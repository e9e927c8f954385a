package org.deltarad.testdata;

import org.deltarad.volume.Vector3;

/**
 * A tumour at one time point.
 *
 * @param centre       in the body's coordinates: LPS axes, mm, origin in the middle of the pelvis
 * @param semiAxes     of the ellipsoid that it deviates from, left-right, front-back, along the body, mm
 * @param irregularity standard deviation of its boundary, as a fraction of the radius; 0 for an ellipsoid
 * @param texture      how it looks inside
 */
public record TumourState(Vector3 centre, Vector3 semiAxes, double irregularity, TumourTexture texture) {
    public TumourState {
        if (!(semiAxes.x() > 0 && semiAxes.y() > 0 && semiAxes.z() > 0)) {
            throw new IllegalArgumentException("semi-axes must be positive, were " + semiAxes);
        }
        if (!(irregularity >= 0 && irregularity <= 0.3)) {
            throw new IllegalArgumentException("irregularity is 0 to 0.3, was " + irregularity);
        }
    }

    double meanSemiAxis() {
        return (semiAxes.x() + semiAxes.y() + semiAxes.z()) / 3;
    }
}
