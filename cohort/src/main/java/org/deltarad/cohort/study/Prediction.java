package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.data.TableException;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Measured;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Scorer;
import org.deltarad.signature.Signature;

/**
 * Scores the patients of a table with a row per patient and time point, as the node scores them.
 *
 * @param patient   column of the patient
 * @param timePoint column of the time point
 * @param baseline  what it says before treatment
 * @param mid       what it says during treatment
 */
public record Prediction(String patient, String timePoint, String baseline, String mid) {

    /**
     * Results by patient, in the order of the table. A cell that is missing leaves its patient without a score, with the reason.
     *
     * @throws TableException when a column of the signature or calibration is missing, or a cell is not of its kind
     */
    public Map<String, ScoreResult> score(Path table, Signature signature, Calibration calibration)
            throws IOException, TableException {
        Predictors predictors = new Predictors(
                calibration.harmonisation().numeric(),
                List.copyOf(calibration.harmonisation().categorical().keySet()));
        List<String> features =
                signature.terms().stream().map(Signature.Term::feature).toList();
        CaseTable cases = CaseTable.read(table, patient, timePoint, predictors, features);
        Map<String, ScoreResult> results = new LinkedHashMap<>();
        for (String id : cases.patients()) {
            Optional<Measured> before = cases.measured(id, baseline);
            ScoreResult result = before.isEmpty()
                    ? new ScoreResult.NotScored(signature, "there is no row of time point '" + baseline + "'")
                    : new Scorer().score(signature, Optional.of(calibration), before.get(), cases.measured(id, mid));
            results.put(id, result);
        }
        return results;
    }

    /** Writes results as CSV: patient, signature, version, score, cutoff, group, notes. */
    public static void write(Path file, Map<String, ScoreResult> results) throws IOException {
        CsvFile csv = new CsvFile("patient", "signature", "version", "score", "cutoff", "group", "notes");
        results.forEach((id, result) -> {
            List<Object> row = new ArrayList<>(
                    List.of(id, result.signature().id(), result.signature().version()));
            if (result instanceof ScoreResult.Scored scored) {
                row.addAll(
                        List.of(scored.value(), scored.cutoff(), scored.group(), String.join("; ", scored.warnings())));
            } else if (result instanceof ScoreResult.Withheld withheld) {
                row.addAll(List.of("", "", "", String.join("; ", withheld.reasons())));
            } else if (result instanceof ScoreResult.NotScored none) {
                row.addAll(List.of("", "", "", none.reason()));
            }
            csv.add(row.toArray());
        });
        csv.write(file);
    }
}
