package org.deltarad.image.adc;

import java.util.List;
import org.deltarad.volume.Volume;

/**
 * A map of apparent diffusion coefficients.
 *
 * @param values    1e-6 mm2/s, FLOAT64; 0 where no coefficient is defined, as in vendors' maps
 * @param bValues   s/mm2, those that it was fitted to, ascending
 * @param undefined voxels with a signal above 0 at fewer than two different b-values
 * @param negative  voxels whose signal rises with b; their values are below 0
 */
public record AdcMap(Volume values, List<Double> bValues, int undefined, int negative) {
    /** Of {@link #values}. */
    public static final String UNIT = "1e-6 mm2/s";

    public AdcMap {
        bValues = List.copyOf(bValues);
    }
}
