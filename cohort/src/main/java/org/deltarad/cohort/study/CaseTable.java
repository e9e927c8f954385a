package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.TableException;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.signature.Measured;

/**
 * A file with a row per patient and time point: acquisition parameters and features.
 *
 * @param patient    column of the patient
 * @param timePoint  column of the time point
 * @param predictors columns of acquisition parameters
 * @param features   columns of features
 * @param rows       as read, with ids {@code patient / time point}
 */
record CaseTable(
        Path file,
        String patient,
        String timePoint,
        Predictors predictors,
        List<String> features,
        ColumnRoles roles,
        FeatureTable rows) {

    /** @throws TableException when a column is missing or a cell not of its kind, with row and column */
    static CaseTable read(Path file, String patient, String timePoint, Predictors predictors, List<String> features)
            throws IOException, TableException {
        List<String> numeric = new ArrayList<>(predictors.numeric());
        numeric.addAll(features);
        ColumnRoles roles =
                new ColumnRoles(List.of(patient, timePoint), Optional.of(numeric), predictors.categorical(), Set.of());
        return new CaseTable(
                file, patient, timePoint, predictors, features, roles, FeatureTableReader.read(file, roles));
    }

    /** Patients in the order of their first rows. */
    List<String> patients() {
        return rows.categories(patient).stream().distinct().toList();
    }

    /** Row of a patient's time point; -1 when it is not there. */
    int row(String id, String which) {
        return rows.ids().indexOf(id + " / " + which);
    }

    /** One time point of a patient as it is scored; empty when it has no row. Missing predictors are absent, features NaN. */
    Optional<Measured> measured(String id, String which) {
        int row = row(id, which);
        if (row < 0) {
            return Optional.empty();
        }
        Map<String, Double> numeric = new LinkedHashMap<>();
        for (String name : predictors.numeric()) {
            double value = rows.column(name)[row];
            if (!Double.isNaN(value)) {
                numeric.put(name, value);
            }
        }
        Map<String, String> categorical = new LinkedHashMap<>();
        for (String name : predictors.categorical()) {
            String level = rows.categories(name).get(row);
            if (!level.equals(FeatureTable.MISSING)) {
                categorical.put(name, level);
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        features.forEach(name -> values.put(name, rows.column(name)[row]));
        return Optional.of(new Measured(values, new Acquisition(numeric, categorical)));
    }

    /** @throws TableException naming row and column of the first cell that is missing */
    void requireComplete() throws IOException, TableException {
        for (String name : rows.names()) {
            double[] column = rows.column(name);
            for (int r = 0; r < column.length; r++) {
                if (Double.isNaN(column[r])) {
                    throw missing(r, name);
                }
            }
        }
        for (String name : predictors.categorical()) {
            int r = rows.categories(name).indexOf(FeatureTable.MISSING);
            if (r >= 0) {
                throw missing(r, name);
            }
        }
    }

    private TableException missing(int row, String column) throws IOException, TableException {
        return FeatureTableReader.refusal(
                file,
                roles,
                rows.ids().get(row),
                column,
                "the cell is missing. Complete it, or leave the patient or the column out");
    }
}
