package org.deltarad.image.adc;

import org.deltarad.volume.Volume;

/**
 * A diffusion-weighted image: the trace image, or the mean over directions, of one b-value.
 *
 * @param bValue s/mm2, 0 or more (Diffusion b-value, 0018,9087)
 * @param image  signal, in any unit that is proportional to it
 */
public record DiffusionImage(double bValue, Volume image) {
    public DiffusionImage {
        if (!(bValue >= 0 && bValue < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a b-value must be 0 s/mm2 or more, was " + bValue);
        }
    }
}
