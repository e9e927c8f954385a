package org.deltarad.harmonisation;

import java.util.Map;

/**
 * How an image series was acquired, as predictors of the harmonisation. Names are DICOM keywords where there is one.
 *
 * @param numeric     such as RepetitionTime (ms), EchoTime (ms), FlipAngle (degrees), SliceThickness (mm),
 *                    NumberOfAverages, MagneticFieldStrength (T), and the derived Anisotropy (slice thickness over pixel
 *                    length), VoxelVolume (mm3), FieldOfView (mm, the larger side)
 * @param categorical such as Manufacturer
 */
public record Acquisition(Map<String, Double> numeric, Map<String, String> categorical) {
    public Acquisition {
        numeric = Map.copyOf(numeric);
        categorical = Map.copyOf(categorical);
    }
}
