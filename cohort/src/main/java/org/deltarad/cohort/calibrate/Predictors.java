package org.deltarad.cohort.calibrate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Acquisition parameters to regress features on. Their order decides which of a redundant set keeps its coefficient: the
 * first, numeric ones before categorical.
 *
 * @param numeric     names as in {@link org.deltarad.harmonisation.Acquisition#numeric()}
 * @param categorical names as in {@link org.deltarad.harmonisation.Acquisition#categorical()}
 */
public record Predictors(List<String> numeric, List<String> categorical) {
    private static final Predictors S1 = new Predictors(
            List.of(
                    "RepetitionTime",
                    "EchoTime",
                    "FlipAngle",
                    "SliceThickness",
                    "NumberOfAverages",
                    "Anisotropy",
                    "VoxelVolume",
                    "FieldOfView",
                    "MagneticFieldStrength"),
            List.of("Manufacturer"));

    /** @throws IllegalArgumentException when a name is there twice */
    public Predictors {
        numeric = List.copyOf(numeric);
        categorical = List.copyOf(categorical);
        Set<String> names = new HashSet<>(numeric);
        names.addAll(categorical);
        if (names.size() != numeric.size() + categorical.size()) {
            throw new IllegalArgumentException("a predictor is there twice in " + numeric + " and " + categorical);
        }
    }

    /** The ten of S1 (Methods): nine numeric and the manufacturer. */
    public static Predictors s1() {
        return S1;
    }
}
