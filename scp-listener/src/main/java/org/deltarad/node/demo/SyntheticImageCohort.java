package org.deltarad.node.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.deltarad.cohort.calibrate.CohortPatient;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.signature.Measured;
import org.deltarad.testdata.SyntheticCohort;

/**
 * The synthetic patients of whom the demo's is one more, measured on their images; the same every time. 110 patients take
 * ten seconds of two cores.
 */
public final class SyntheticImageCohort {
    /** What the features are extracted with. */
    static final String EXTRACTION = "S1";

    private static final long SEED = 20260101;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private SyntheticImageCohort() {}

    private record Patient(CohortPatient measured, double months) {}

    /** Measures so many patients. */
    static List<CohortPatient> measured(int size) {
        return patients(size).stream().map(Patient::measured).toList();
    }

    /**
     * Measures so many patients and writes {@code features.csv} (a row per patient and time point, pre and mid: acquisition
     * parameters and features) and {@code patients.csv} (PfsMonths, PfsEvent), as a study takes them.
     *
     * @param folder made when it is not there
     */
    public static void write(Path folder, int size) throws IOException {
        Files.createDirectories(folder);
        List<Patient> patients = patients(size);
        write(folder.resolve("features.csv"), features(patients));
        List<List<Object>> outcomes = new ArrayList<>();
        outcomes.add(List.of("patient", "PfsMonths", "PfsEvent"));
        patients.forEach(p ->
                outcomes.add(List.of(p.measured().id(), p.months(), p.measured().progressed() ? 1 : 0)));
        write(folder.resolve("patients.csv"), outcomes);
    }

    private static List<List<Object>> features(List<Patient> patients) {
        Predictors predictors = Predictors.s1();
        List<String> features =
                List.copyOf(patients.get(0).measured().baseline().features().keySet());
        List<List<Object>> rows = new ArrayList<>();
        List<Object> header = new ArrayList<>(List.of("patient", "timepoint"));
        header.addAll(predictors.categorical());
        header.addAll(predictors.numeric());
        header.addAll(features);
        rows.add(header);
        for (Patient p : patients) {
            rows.add(row(p.measured().id(), "pre", p.measured().baseline(), predictors, features));
            rows.add(row(p.measured().id(), "mid", p.measured().mid(), predictors, features));
        }
        return rows;
    }

    private static List<Object> row(
            String id, String timePoint, Measured measured, Predictors predictors, List<String> features) {
        List<Object> row = new ArrayList<>(List.of(id, timePoint));
        predictors
                .categorical()
                .forEach(name -> row.add(measured.acquisition().categorical().get(name)));
        predictors
                .numeric()
                .forEach(name -> row.add(measured.acquisition().numeric().get(name)));
        features.forEach(name -> row.add(measured.features().get(name)));
        return row;
    }

    private static void write(Path file, List<List<Object>> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecords(rows);
        }
        Files.writeString(file, text.toString());
    }

    private static List<Patient> patients(int size) {
        FeatureExtractor extractor = new FeatureExtractor(ExtractionParameters.preset(EXTRACTION));
        SyntheticCohort cohort = new SyntheticCohort(SEED, size);
        return IntStream.range(0, size)
                .parallel()
                .mapToObj(n -> patient(extractor, cohort.patient(n)))
                .toList();
    }

    private static Patient patient(FeatureExtractor extractor, SyntheticCohort.Patient patient) {
        CohortPatient measured = new CohortPatient(
                patient.id(),
                measured(extractor, patient.baseline()),
                measured(extractor, patient.mid()),
                patient.progressed());
        return new Patient(measured, patient.months());
    }

    private static Measured measured(FeatureExtractor extractor, SyntheticCohort.Scan scan) {
        try {
            return new Measured(extractor.extract(scan.volume(), scan.mask()).features(), scan.acquisition());
        } catch (ExtractionException e) {
            throw new IllegalStateException("a synthetic tumour can always be measured: " + e.getMessage(), e);
        }
    }
}
