package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.data.TableException;
import org.deltarad.signature.Measured;

/**
 * The tables of a study, checked: every patient has both time points, an outcome, and all cells.
 *
 * @param cases    features and acquisition parameters
 * @param patients a row per patient: time, event and the columns that the split keeps in proportion
 * @param outcome  in the order of the patients
 * @param paired   a row per patient, in that order: both time points side by side, see {@link TimePoint#column}
 */
record StudyData(Study study, CaseTable cases, FeatureTable patients, SurvivalTimes outcome, FeatureTable paired) {

    /** @throws TableException naming file, and row and column where there are any */
    static StudyData read(Study study) throws IOException, TableException {
        StudyPatients patients = StudyPatients.read(study);
        Study.Columns columns = study.columns();
        Path file = study.data().features();
        List<String> features = FeatureTableReader.header(file).stream()
                .filter(name -> columns.features().matcher(name).matches())
                .toList();
        if (features.isEmpty()) {
            throw FeatureTableReader.refusal(
                    file, "no column's name matches columns.features, '" + columns.features() + "'");
        }
        requireFeatures(study, file, features);
        CaseTable cases = CaseTable.read(
                file, columns.patient(), columns.timePoint(), study.harmonise().predictors(), features);
        cases.requireComplete();
        requireBothTimePoints(study, cases, patients.rows().ids());
        return new StudyData(
                study,
                cases,
                patients.rows(),
                patients.outcome(),
                paired(study, cases, patients.rows().ids()));
    }

    private static void requireFeatures(Study study, Path file, List<String> features) throws TableException {
        Study.Columns columns = study.columns();
        List<String> others = new ArrayList<>(List.of(columns.patient(), columns.timePoint(), columns.reader()));
        others.addAll(study.harmonise().predictors().numeric());
        others.addAll(study.harmonise().predictors().categorical());
        for (String name : others) {
            if (features.contains(name)) {
                throw FeatureTableReader.refusal(
                        file,
                        "columns.features, '" + columns.features() + "', matches column '" + name
                                + "' too, which is no feature");
            }
        }
    }

    private static void requireBothTimePoints(Study study, CaseTable cases, List<String> patients)
            throws TableException {
        List<String> points =
                cases.rows().categories(cases.timePoint()).stream().distinct().toList();
        for (String which : List.of(study.columns().baseline(), study.columns().mid())) {
            if (!points.contains(which)) {
                throw FeatureTableReader.refusal(
                        cases.file(),
                        "no row has '" + which + "' in column '" + cases.timePoint() + "'; there are "
                                + StudyPatients.some(points) + ". columns.baseline and columns.mid name the two");
            }
        }
        List<String> lacking = new ArrayList<>();
        for (String which : List.of(study.columns().baseline(), study.columns().mid())) {
            patients.stream()
                    .filter(id -> cases.row(id, which) < 0)
                    .forEach(id -> lacking.add(id + " (" + which + ")"));
        }
        if (!lacking.isEmpty()) {
            throw FeatureTableReader.refusal(
                    cases.file(),
                    "patients without a row of a time point: " + StudyPatients.some(lacking) + ". Leave them out of "
                            + study.data().patients() + ", or complete them");
        }
        StudyPatients.requireAll(study, cases.patients(), patients);
    }

    private static FeatureTable paired(Study study, CaseTable cases, List<String> patients) {
        Map<String, double[]> numeric = new LinkedHashMap<>();
        Map<String, List<String>> categorical = new LinkedHashMap<>();
        for (TimePoint point : TimePoint.values()) {
            int[] rows = patients.stream()
                    .mapToInt(id -> cases.row(id, name(study, point)))
                    .toArray();
            for (String name : cases.rows().names()) {
                double[] column = cases.rows().column(name);
                numeric.put(
                        point.column(name),
                        IntStream.of(rows).mapToDouble(r -> column[r]).toArray());
            }
            for (String name : cases.predictors().categorical()) {
                List<String> column = cases.rows().categories(name);
                categorical.put(
                        point.column(name),
                        IntStream.of(rows).mapToObj(column::get).toList());
            }
        }
        return FeatureTable.of(patients, numeric, categorical);
    }

    static String name(Study study, TimePoint point) {
        return point == TimePoint.BASELINE
                ? study.columns().baseline()
                : study.columns().mid();
    }

    /** A patient's time point as it is scored. */
    Measured measured(String patient, TimePoint point) {
        return cases.measured(patient, name(study, point)).orElseThrow();
    }

    /** How the files name a time point. */
    String name(TimePoint point) {
        return name(study, point);
    }

    Predictors predictors() {
        return cases.predictors();
    }

    List<String> features() {
        return cases.features();
    }
}
