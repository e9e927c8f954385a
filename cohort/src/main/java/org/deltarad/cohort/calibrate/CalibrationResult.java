package org.deltarad.cohort.calibrate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.CalibrationFile;

/**
 * A calibration and how it came about.
 *
 * @param calibration its hash is that of the file that {@link #write} makes
 * @param cutoffs     by signature id; none for a signature that has no cut-off, a note then says why
 * @param notes       sentences: predictors without a coefficient, features without a model, how cut-offs separate;
 *                    possibly empty
 */
public record CalibrationResult(Calibration calibration, Map<String, YoudenCutoff> cutoffs, List<String> notes) {
    public CalibrationResult {
        cutoffs = Map.copyOf(cutoffs);
        notes = List.copyOf(notes);
    }

    /** Writes the calibration file, with the notes as comments at its head. */
    public void write(Path file) throws IOException {
        CalibrationFile.write(file, calibration, notes);
    }
}
