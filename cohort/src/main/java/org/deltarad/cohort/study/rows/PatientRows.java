package org.deltarad.cohort.study.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.study.Study;
import org.deltarad.cohort.validate.Outcome;

/**
 * A study's tables, checked: every patient has one row of features without a missing cell, and a row in the patients' table.
 *
 * @param patientsFile    the patients' table
 * @param patientRoles    of its columns
 * @param features        names of the features
 * @param rows            acquisition parameters and features as numeric columns, acquisition categories; the patients as ids
 * @param patients        the columns that are asked for of the patients' table, in the same order
 */
public record PatientRows(
        Path patientsFile, ColumnRoles patientRoles, List<String> features, FeatureTable rows, FeatureTable patients) {

    /**
     * Reads both tables.
     *
     * @param acquisition columns of the features' table beside the features
     * @param wanted      columns of the patients' table
     * @throws TableException naming file, and row and column where there are any
     */
    public static PatientRows read(Study.Data data, RowColumns columns, Predictors acquisition, PatientColumns wanted)
            throws IOException, TableException {
        ColumnRoles roles = roles(data.patients(), wanted, columns.patient());
        FeatureTable patients = FeatureTableReader.read(data.patients(), roles);
        List<String> features = features(data.features(), columns);
        FeatureTable rows = rows(data.features(), columns, acquisition, features, true);
        return new PatientRows(
                data.patients(), roles, features, ordered(data, columns, rows, patients.ids()), patients);
    }

    /** Roles of the patients' table. */
    static ColumnRoles roles(Path file, PatientColumns wanted, String patient) throws TableException {
        try {
            return wanted.roles(patient);
        } catch (IllegalArgumentException e) {
            throw FeatureTableReader.refusal(
                    file, e.getMessage() + ": the study asks for it as numbers and as categories, or as patient too");
        }
    }

    private static List<String> features(Path file, RowColumns columns) throws IOException, TableException {
        List<String> features = FeatureTableReader.header(file).stream()
                .filter(name -> columns.features().matcher(name).matches())
                .toList();
        if (features.isEmpty()) {
            throw FeatureTableReader.refusal(
                    file, "no column's name matches columns.features, '" + columns.features() + "'");
        }
        return features;
    }

    /**
     * Rows of the features' table that count, the patients as ids.
     *
     * @param complete whether a missing cell is refused
     */
    public static FeatureTable rows(
            Path file, RowColumns columns, Predictors acquisition, List<String> features, boolean complete)
            throws IOException, TableException {
        List<String> numeric = new ArrayList<>(acquisition.numeric());
        numeric.addAll(features);
        ColumnRoles roles = new ColumnRoles(columns.key(), Optional.of(numeric), acquisition.categorical(), Set.of());
        FeatureTable all = FeatureTableReader.read(file, roles);
        int[] counting = IntStream.range(0, all.size())
                .filter(r -> columns.baseline()
                        .map(b -> all.categories(b.column()).get(r).equals(b.value()))
                        .orElse(true))
                .toArray();
        if (counting.length == 0) {
            throw FeatureTableReader.refusal(
                    file,
                    "no row of time point '" + columns.baseline().orElseThrow().value() + "'");
        }
        FeatureTable rows = all.rows(counting);
        if (complete) {
            requireComplete(file, roles, rows);
        }
        Map<String, List<String>> categories = new LinkedHashMap<>();
        acquisition.categorical().forEach(name -> categories.put(name, rows.categories(name)));
        return FeatureTable.of(rows.categories(columns.patient()), rows.columns(), categories);
    }

    private static void requireComplete(Path file, ColumnRoles roles, FeatureTable rows)
            throws IOException, TableException {
        for (Map.Entry<String, double[]> column : rows.columns().entrySet()) {
            for (int r = 0; r < rows.size(); r++) {
                if (Double.isNaN(column.getValue()[r])) {
                    throw missing(file, roles, rows.ids().get(r), column.getKey());
                }
            }
        }
        for (String name : roles.categorical()) {
            int r = rows.categories(name).indexOf(FeatureTable.MISSING);
            if (r >= 0) {
                throw missing(file, roles, rows.ids().get(r), name);
            }
        }
    }

    private static TableException missing(Path file, ColumnRoles roles, String id, String column)
            throws IOException, TableException {
        return FeatureTableReader.refusal(
                file, roles, id, column, "the cell is missing. Complete it, or leave the patient or the column out");
    }

    /** The rows in the order of the patients; all have one. */
    private static FeatureTable ordered(Study.Data data, RowColumns columns, FeatureTable rows, List<String> patients)
            throws TableException {
        List<String> lacking = new ArrayList<>(patients);
        lacking.removeAll(rows.ids());
        if (!lacking.isEmpty()) {
            String point = columns.baseline()
                    .map(b -> " of time point '" + b.value() + "'")
                    .orElse("");
            throw FeatureTableReader.refusal(
                    data.features(),
                    "patients without a row" + point + ": " + some(lacking) + ". Leave them out of " + data.patients()
                            + ", or complete them");
        }
        List<String> strangers = new ArrayList<>(rows.ids());
        strangers.removeAll(patients);
        if (!strangers.isEmpty()) {
            throw FeatureTableReader.refusal(
                    data.patients(), "patients of " + data.features() + " without a row here: " + some(strangers));
        }
        return rows.rows(patients.stream().mapToInt(rows::row).toArray());
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(5, names.size())))
                + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "");
    }

    /**
     * What is to be predicted of each patient.
     *
     * @throws TableException for a follow-up or event that is none, or when all patients are alike
     */
    public Outcome outcome(Endpoint endpoint) throws IOException, TableException {
        if (endpoint instanceof Endpoint.Survival survival) {
            return Outcome.of(times(survival));
        }
        Endpoint.Classes classes = (Endpoint.Classes) endpoint;
        List<String> column = patients.categories(classes.column());
        boolean[] positive = new boolean[column.size()];
        int count = 0;
        for (int n = 0; n < positive.length; n++) {
            if (column.get(n).equals(FeatureTable.MISSING)) {
                throw refusal(n, classes.column(), "the class is missing. Complete it, or leave the patient out");
            }
            positive[n] = column.get(n).equals(classes.positive());
            count += positive[n] ? 1 : 0;
        }
        if (count == 0 || count == positive.length) {
            throw FeatureTableReader.refusal(
                    patientsFile,
                    "column '" + classes.column() + "' says '" + classes.positive() + "' of " + count + " of "
                            + positive.length + " patients: there is nothing to learn from");
        }
        return Outcome.of(positive);
    }

    private SurvivalTimes times(Endpoint.Survival endpoint) throws IOException, TableException {
        double[] times = patients.column(endpoint.time());
        double[] indicators = patients.column(endpoint.event());
        boolean[] events = new boolean[times.length];
        for (int n = 0; n < times.length; n++) {
            if (!(times[n] >= 0)) {
                throw refusal(n, endpoint.time(), "a follow-up of '" + times[n] + "' is none; it must be 0 or more");
            }
            if (indicators[n] != 0 && indicators[n] != 1) {
                throw refusal(n, endpoint.event(), "'" + indicators[n] + "' is neither 1 (event) nor 0 (none)");
            }
            events[n] = indicators[n] == 1;
        }
        SurvivalTimes outcome = SurvivalTimes.of(times, events);
        if (outcome.eventCount() == 0) {
            throw FeatureTableReader.refusal(
                    patientsFile, "column '" + endpoint.event() + "' has no event (1): there is nothing to learn from");
        }
        return outcome;
    }

    /**
     * A variable of each patient.
     *
     * @throws TableException when it is missing of one, or makes no value
     */
    public double[] variable(String name, Variable variable) throws IOException, TableException {
        double[] values;
        try {
            values = variable.of(patients);
        } catch (IllegalArgumentException e) {
            throw FeatureTableReader.refusal(patientsFile, "variable '" + name + "': " + e.getMessage());
        }
        for (int n = 0; n < values.length; n++) {
            if (Double.isNaN(values[n])) {
                List<String> from = variable.numeric().isEmpty() ? variable.categorical() : variable.numeric();
                int row = n;
                String column =
                        from.stream().filter(c -> missing(c, row)).findFirst().orElse(from.get(0));
                throw refusal(
                        n,
                        column,
                        "the cell is missing, and variable '" + name
                                + "' is made of it. Complete it, or leave the patient or the variable out");
            }
        }
        return values;
    }

    private boolean missing(String column, int row) {
        return patients.names().contains(column)
                ? Double.isNaN(patients.column(column)[row])
                : patients.categories(column).get(row).equals(FeatureTable.MISSING);
    }

    private TableException refusal(int row, String column, String reason) throws IOException, TableException {
        return FeatureTableReader.refusal(
                patientsFile, patientRoles, patients.ids().get(row), column, reason);
    }
}
